import type { MethodName } from "@sips-kit/protocol";
import { methods } from "@sips-kit/protocol";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { WireObject } from "../ledger/wire.js";
import { startSimulator, type Simulator } from "../start-simulator.js";
import { cardFields, createOfficeClient, orderFields } from "../testing/office-client.js";

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ port: 0 });
});
afterAll(() => simulator.close());

const order = (change: WireObject) =>
  createOfficeClient(simulator.url).call("cardOrder", {
    ...orderFields(),
    ...cardFields("5100000000000800"),
    ...change,
  });

describe("refused with 30", () => {
  test.each<[WireObject, string]>([
    [{ paymentMeanBrand: "M".repeat(21) }, "paymentMeanBrand"],
    [{ customerAddress: { country: "FR" } }, "customerAddress.country"],
    [{ billingAddress: { country: "fra" } }, "billingAddress.country"],
    [{ fraudData: { allowedCardCountryList: ["FR"] } }, "fraudData.allowedCardCountryList[0]"],
    [{ fraudData: { deniedCardCountryList: ["FRA", "UK"] } }, "fraudData.deniedCardCountryList[1]"],
    [{ customerContact: { gender: "X" } }, "customerContact.gender"],
    [{ holderContact: { gender: "m" } }, "holderContact.gender"],
    [{ orderId: "9".repeat(33) }, "orderId"],
    [{ invoiceReference: "9".repeat(21) }, "invoiceReference"],
    [{ merchantTransactionDateTime: "2022-05-01" }, "merchantTransactionDateTime"],
  ])("%j: %s", async (change, errorFieldName) => {
    expect(await order(change)).toMatchObject({ responseCode: "30", errorFieldName });
  });
});

describe("taken, as clients and guides show", () => {
  test.each<WireObject>([
    { customerAddress: { country: "FRA" }, customerContact: { gender: "F" } },
    { orderId: "2026-11_4711.a" },
    { invoiceReference: "FAC007NB" },
    { merchantTransactionDateTime: "2022-05-01T10:00:00" },
    { merchantTransactionDateTime: "2022-05-01T10:00:00+02:00" },
    { transactionReference: "1700000000000_-_12" },
  ])("%j", async (change) => {
    expect(await order(change)).toMatchObject({ responseCode: "00" });
  });

  test("the id of a wallet with _", async () => {
    const answer = await createOfficeClient(simulator.url).call("addCard", {
      merchantWalletId: "12345_1",
      cardNumber: "5100000000000800",
      cardExpiryDate: "203512",
    });
    expect(answer).toMatchObject({ walletResponseCode: "00" });
  });
});

describe("orderChannel", () => {
  const withoutChannel = (change: WireObject = {}) => order({ orderChannel: undefined, ...change });

  test("is needed for a card", async () => {
    expect(await withoutChannel()).toMatchObject({ responseCode: "12", errorFieldName: "orderChannel" });
    expect(await withoutChannel({ paymentMeanBrand: "MASTERCARD" })).toMatchObject({
      responseCode: "12",
      errorFieldName: "orderChannel",
    });
  });

  test("is not needed for a gift card", async () => {
    // No card of the simulator is a gift card: the brand is what is found at fault then.
    expect(await withoutChannel({ paymentMeanBrand: "ILLICADO" })).toMatchObject({
      errorFieldName: "paymentMeanBrand",
    });
  });

  // Names of the table are what its type says.
  const needing = (Object.keys(methods) as MethodName[]).filter(
    (name) => "orderChannel" in methods[name].request.required,
  );
  test.each(needing)("is needed by %s", async (method) => {
    const { resultField, request } = methods[method];
    const others = Object.keys(request.required).filter((name) => name !== "orderChannel");
    const filled = Object.fromEntries(others.map((name) => [name, "1"]));
    expect(await createOfficeClient(simulator.url).call(method, filled)).toMatchObject({
      [resultField]: "12",
      errorFieldName: "orderChannel",
    });
  });
});
