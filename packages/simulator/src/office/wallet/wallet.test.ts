import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { WireObject } from "../../ledger/wire.js";
import { startSimulator, type Simulator } from "../../start-simulator.js";
import { createOfficeClient, sealedRequest, type OfficeClient } from "../../testing/office-client.js";
import { addCardTo, coBadged, encryptFor, pan, stored } from "../../testing/stored-card.js";

let simulator: Simulator;
let office: OfficeClient;
beforeEach(async () => {
  simulator = await startSimulator({ port: 0 });
  office = createOfficeClient(simulator.url);
});
afterEach(() => simulator.close());

const addCard = (change: WireObject = {}) => addCardTo(office, change);
const encrypted = (text: string) => encryptFor(simulator.csePublicKeyPem, text);

describe("a wallet", () => {
  test("is created with its first card, and lists its content", async () => {
    expect(await addCard({ paymentMeanAlias: "my card" })).toMatchObject({
      walletResponseCode: "00",
      paymentMeanId: "1",
      maskedPan: "5100##########00",
      walletActionDateTime: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+0[12]:00$/),
    });
    expect(await addCard({ cardNumber: coBadged, paymentMeanBrand: "VISA" })).toMatchObject({
      paymentMeanId: "2",
    });
    expect(await office.call("getWalletData", { merchantWalletId: "W1" })).toMatchObject({
      walletResponseCode: "00",
      walletCreationDateTime: expect.any(String),
      walletLastActionDateTime: expect.any(String),
      walletPaymentMeanDataList: [
        {
          paymentMeanId: "1",
          paymentMeanAlias: "my card",
          paymentMeanBrand: "MASTERCARD",
          maskedPan: "5100##########00",
          panExpiryDate: "203512",
        },
        { paymentMeanId: "2", paymentMeanBrand: "VISA" },
      ],
    });
  });

  test("takes a card that was encrypted in the browser", async () => {
    expect(await addCard({ panType: "CSE", cardNumber: encrypted(pan) })).toMatchObject({
      walletResponseCode: "00",
      maskedPan: "5100##########00",
    });
  });

  test.each<[string, WireObject, string, string | undefined]>([
    ["a card that is expired", { cardExpiryDate: "202001" }, "12", "cardExpiryDate"],
    ["a month 13", { cardExpiryDate: "203513" }, "30", "cardExpiryDate"],
    ["a card that nobody issues", { cardNumber: "9999990000000000" }, "12", "cardNumber"],
    ["a brand that is not on the card", { paymentMeanBrand: "VISA" }, "12", "paymentMeanBrand"],
    ["a wallet name with a space", { merchantWalletId: "W 1" }, "30", "merchantWalletId"],
    ["a ciphertext of another key", { panType: "CSE", cardNumber: "A".repeat(344) }, "30", "cardNumber"],
  ])("refuses %s", async (_what, change, code, field) => {
    const answer = await addCard(change);
    expect(answer).toMatchObject({ walletResponseCode: code, errorFieldName: field });
    expect(answer).not.toHaveProperty("walletActionDateTime");
    expect(await office.call("getWalletData", { merchantWalletId: "W1" })).toMatchObject({
      walletResponseCode: "25",
    });
  });

  test("refuses the same card twice with 94, takes its renewal, and does not mind another wallet", async () => {
    await addCard();
    expect(await addCard()).toMatchObject({ walletResponseCode: "94" });
    expect(await addCard({ cardExpiryDate: "203912" })).toMatchObject({ paymentMeanId: "2" });
    expect(await addCard({ merchantWalletId: "W2" })).toMatchObject({ paymentMeanId: "1" });
  });

  test("renames, removes, and never reuses a rank", async () => {
    await addCard();
    expect(await office.call("updatePaymentMean", { ...stored, paymentMeanAlias: "blue" })).toMatchObject({
      walletResponseCode: "00",
      walletActionDateTime: expect.any(String),
    });
    expect(await office.call("getPaymentMeanData", stored)).toMatchObject({
      walletResponseCode: "00",
      walletPaymentMeanData: { paymentMeanId: "1", paymentMeanAlias: "blue" },
    });
    expect(await office.call("deletePaymentMean", stored)).toMatchObject({ walletResponseCode: "00" });
    expect(await office.call("getPaymentMeanData", stored)).toMatchObject({
      walletResponseCode: "25",
      errorFieldName: "paymentMeanId",
    });
    expect(await office.call("getWalletData", { merchantWalletId: "W1" })).toMatchObject({
      walletResponseCode: "00",
      walletPaymentMeanDataList: [],
    });
    expect(await addCard()).toMatchObject({ paymentMeanId: "2" });
  });

  test("is removed by signOff, and can be created again", async () => {
    await addCard();
    await addCard({ cardNumber: coBadged });
    expect(await office.call("signOff", { merchantWalletId: "W1" })).toMatchObject({
      walletResponseCode: "00",
      walletActionDateTime: expect.any(String),
    });
    expect(await office.call("signOff", { merchantWalletId: "W1" })).toMatchObject({
      walletResponseCode: "25",
      errorFieldName: "merchantWalletId",
    });
    expect(await addCard()).toMatchObject({ paymentMeanId: "1" });
  });

  test.each(["updatePaymentMean", "deletePaymentMean", "getPaymentMeanData"] as const)(
    "%s answers 25 for a wallet or a rank that is not there",
    async (method) => {
      expect(await office.call(method, stored)).toMatchObject({
        walletResponseCode: "25",
        errorFieldName: "merchantWalletId",
      });
      await addCard();
      expect(await office.call(method, { ...stored, paymentMeanId: "7" })).toMatchObject({
        walletResponseCode: "25",
        errorFieldName: "paymentMeanId",
      });
    },
  );

  test("is visible only to its own shop", async () => {
    await addCard();
    const other = sealedRequest(
      "getWalletData",
      { merchantId: "002001000000003", merchantWalletId: "W1" },
      { secretKey: "002001000000003_KEY1" },
    );
    const response = await fetch(`${simulator.url}/rs-services/v2/wallet/getWalletData`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(other),
    });
    expect(await response.json()).toMatchObject({ walletResponseCode: "25" });
  });
});
