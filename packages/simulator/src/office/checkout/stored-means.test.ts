import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { WireObject } from "../../ledger/wire.js";
import { startSimulator, type Simulator } from "../../start-simulator.js";
import { post, visit } from "../../testing/buyer.js";
import { createControlClient } from "../../testing/control-client.js";
import {
  cardFields,
  createOfficeClient,
  orderFields,
  type OfficeClient,
} from "../../testing/office-client.js";
import { addCardTo, coBadged, encryptFor, stored } from "../../testing/stored-card.js";

let simulator: Simulator;
let office: OfficeClient;
beforeEach(async () => {
  simulator = await startSimulator({ port: 0 });
  office = createOfficeClient(simulator.url);
});
afterEach(() => simulator.close());

const addCard = (change: WireObject = {}) => addCardTo(office, change);
const encrypted = (text: string) => encryptFor(simulator.csePublicKeyPem, text);

describe("a stored card", () => {
  beforeEach(async () => {
    await addCard();
    await addCard({ cardNumber: "5100000000000305" });
    await addCard({ cardNumber: coBadged, paymentMeanBrand: "VISA" });
  });

  test("pays, with its brand and its own last digits deciding", async () => {
    expect(await office.call("walletOrder", { ...orderFields(), ...stored })).toMatchObject({
      responseCode: "00",
      maskedPan: "5100##########00",
      cardCSCResultCode: "53",
      schemeTransactionIdentifier: expect.stringMatching(/^\d{15}$/),
    });
    expect(
      await office.call("walletOrder", { ...orderFields(), ...stored, paymentMeanId: "2" }),
    ).toMatchObject({ responseCode: "05", acquirerResponseCode: "05" });
    const transactionReference = "COBADGED";
    await office.call("walletOrder", {
      ...orderFields({ transactionReference }),
      ...stored,
      paymentMeanId: "3",
    });
    expect(await office.call("getTransactionData", { transactionReference })).toMatchObject({
      paymentMeanBrand: "VISA",
      transactionStatus: "TO_CAPTURE",
    });
  });

  test("pays no more once it is deleted, and the reference stays free", async () => {
    await office.call("deletePaymentMean", stored);
    const order = orderFields();
    expect(await office.call("walletOrder", { ...order, ...stored })).toMatchObject({
      responseCode: "25",
      errorFieldName: "paymentMeanId",
    });
    expect(await office.call("walletOrder", { ...order, ...stored, paymentMeanId: "3" })).toMatchObject({
      responseCode: "00",
    });
    expect(await office.call("walletOrder", { ...order, ...stored, paymentMeanId: "3" })).toMatchObject({
      responseCode: "94",
    });
  });

  test("pays in a series, and the first payment's identifier is kept with the next", async () => {
    const first = await office.call("walletOrder", {
      ...orderFields(),
      ...stored,
      paymentPattern: "RECURRING_1",
    });
    const transactionReference = "NEXT";
    const next = await office.call("walletOrder", {
      ...orderFields({ transactionReference, orderChannel: "INTERNET" }),
      ...stored,
      paymentPattern: "RECURRING_N",
      initialSchemeTransactionIdentifier: String(first["schemeTransactionIdentifier"]),
    });
    expect(next).toMatchObject({ responseCode: "00" });
    const { body } = await createControlClient(simulator.url).get("transactions?transactionReference=NEXT");
    expect(body).toMatchObject({
      transactions: [
        {
          echo: {
            paymentPattern: "RECURRING_N",
            initialSchemeTransactionIdentifier: first["schemeTransactionIdentifier"],
          },
        },
      ],
    });
  });

  test("has its security code in clear or encrypted, as cscType says", async () => {
    const pay = (change: WireObject) =>
      office.call("walletOrder", { ...orderFields(), ...stored, ...change });
    expect(await pay({ cardCSCValue: "123" })).toMatchObject({ cardCSCResultCode: "4D" });
    expect(await pay({ cardCSCValue: encrypted("123"), cscType: "CSE" })).toMatchObject({
      responseCode: "00",
      cardCSCResultCode: "4D",
    });
    expect(await pay({ cardCSCValue: "A".repeat(344), cscType: "CSE" })).toMatchObject({
      responseCode: "30",
      errorFieldName: "cardCSCValue",
    });
    expect(await pay({ cardCSCValue: encrypted("12"), cscType: "CSE" })).toMatchObject({
      responseCode: "14",
      errorFieldName: "cardCSCValue",
    });
  });

  test("that has expired since is refused with 54", async () => {
    const nextYear = new Date().getFullYear() + 1;
    await addCard({ merchantWalletId: "OLD", cardExpiryDate: `${nextYear}12` });
    await createControlClient(simulator.url).post("clock", { advance: "P800D" });
    expect(
      await office.call("walletOrder", { ...orderFields(), merchantWalletId: "OLD", paymentMeanId: "1" }),
    ).toMatchObject({ responseCode: "54" });
  });

  test("goes through 3-D Secure like a typed one", async () => {
    const transactionReference = "WITH3DS";
    const enrolled = await office.call("walletCheckEnrollment", {
      ...orderFields({ transactionReference }),
      ...stored,
      merchantReturnUrl: "http://localhost:3000/return",
      fraudData: { challengeMode3DS: "CHALLENGE_MANDATE" },
      paymentPattern: "RECURRING_1",
    });
    expect(enrolled).toMatchObject({
      redirectionStatusCode: "00",
      responseCode: "00",
      redirectionUrl: expect.stringContaining(simulator.origins.acs),
      paReqMessage: expect.any(String),
    });
    const validate = (paResMessage: string) =>
      office.call("cardValidateAuthenticationAndOrder", {
        transactionReference,
        redirectionData: String(enrolled["redirectionData"]),
        messageVersion: "0.1",
        paResMessage,
      });
    expect(await validate("forged")).toMatchObject({ responseCode: "12", errorFieldName: "paResMessage" });
    const bank = await post(String(enrolled["redirectionUrl"]), {
      PaReq: String(enrolled["paReqMessage"]),
      TermUrl: "http://localhost:3000/return",
      MD: "mark",
    });
    const { form } = await post(bank.form.action, { ...bank.form.fields, verdict: "authenticate" });
    expect(await validate(form.fields["PaRes"] ?? "")).toMatchObject({
      responseCode: "00",
      holderAuthentStatus: "SUCCESS",
      guaranteeIndicator: "Y",
    });
    expect(
      await office.call("walletCheckEnrollment", { ...orderFields(), ...stored, paymentMeanId: "9" }),
    ).toMatchObject({ redirectionStatusCode: "25", errorFieldName: "paymentMeanId" });
  });

  test("that needs no challenge is ordered without a PaRes", async () => {
    await addCard({ merchantWalletId: "EASY", cardNumber: "5100000100000700" });
    const transactionReference = "FRICTIONLESS";
    const enrolled = await office.call("walletCheckEnrollment", {
      ...orderFields({ transactionReference }),
      merchantWalletId: "EASY",
      paymentMeanId: "1",
    });
    expect(enrolled).not.toHaveProperty("redirectionUrl");
    expect(
      await office.call("cardValidateAuthenticationAndOrder", {
        transactionReference,
        redirectionData: String(enrolled["redirectionData"]),
        messageVersion: "0.1",
      }),
    ).toMatchObject({ responseCode: "00", holderAuthentStatus: "SUCCESS", maskedPan: "5100##########00" });
  });

  test("bypass3DS WALLET skips 3-D Secure, but not for a typed card", async () => {
    const order = { fraudData: { bypass3DS: "WALLET" }, merchantReturnUrl: "http://localhost:3000/return" };
    const transactionReference = "ONECLICK";
    const enrolled = await office.call("walletCheckEnrollment", {
      ...orderFields({ transactionReference }),
      ...order,
      ...stored,
    });
    expect(enrolled).toMatchObject({ redirectionStatusCode: "00" });
    expect(enrolled).not.toHaveProperty("redirectionUrl");
    expect(
      await office.call("cardValidateAuthenticationAndOrder", {
        transactionReference,
        redirectionData: String(enrolled["redirectionData"]),
        messageVersion: "0.1",
      }),
    ).toMatchObject({ responseCode: "00", holderAuthentStatus: "BYPASS", guaranteeIndicator: "N" });
    const typed = { ...orderFields(), ...cardFields("5100000000000800"), ...order };
    expect(await office.call("cardCheckEnrollment", typed)).toHaveProperty("redirectionUrl");
  });

  test("no number of a stored card leaves the simulator", async () => {
    await office.call("walletOrder", { ...orderFields(), ...stored });
    const control = createControlClient(simulator.url);
    const shown = [
      await office.call("getWalletData", { merchantWalletId: "W1" }),
      (await control.get("transactions")).body,
      (await control.get("exchanges")).body,
    ];
    expect(JSON.stringify(shown)).not.toMatch(/5100000000000800|4300000000000900/);
  });
});

/** The buyer agrees to the payment on the issuer's page, and the shop fetches its result. */
async function confirmAtIssuer(transactionReference: string, opened: Readonly<Record<string, unknown>>) {
  const { fields } = await visit(opened, "confirm");
  return office.call("walletIssuerWalletFinalize", {
    transactionReference,
    redirectionData: fields["redirectionData"] ?? "",
    messageVersion: "0.1",
  });
}

test("an issuer's wallet is recorded once it has paid, and is no card", async () => {
  const begin = (change: WireObject = {}) =>
    office.call("walletIssuerWalletInitialize", {
      ...orderFields(),
      merchantWalletId: "W1",
      merchantReturnUrl: "http://localhost:3000/return",
      ...change,
    });
  const transactionReference = "PAYLIB1";
  const opened = await begin({ transactionReference });
  expect(await confirmAtIssuer(transactionReference, opened)).toMatchObject({
    responseCode: "00",
    walletType: "PAYLIB",
    paymentMeanBrand: "PAYLIB",
    amount: 2490,
  });
  expect(await office.call("getPaymentMeanData", stored)).toMatchObject({
    walletPaymentMeanData: {
      paymentMeanBrand: "PAYLIB",
      issuerWalletId: expect.stringMatching(/^PAYLIB\d+$/),
    },
  });
  expect(await begin({ paymentMeanId: "1" })).toMatchObject({ responseCode: "00" });
  expect(await begin({ paymentMeanId: "2" })).toMatchObject({ responseCode: "25" });
  expect(await office.call("walletOrder", { ...orderFields(), ...stored })).toMatchObject({
    responseCode: "12",
    errorFieldName: "paymentMeanId",
  });
});

test("an issuer's wallet whose payment was stopped is not recorded", async () => {
  await office.call("addToFraudList", {
    fraudListLevel: "Black",
    fraudListType: "IdList",
    fraudListElementValue: ["C1"],
  });
  const transactionReference = "PAYLIB2";
  const opened = await office.call("walletIssuerWalletInitialize", {
    ...orderFields({ transactionReference }),
    customerId: "C1",
    merchantWalletId: "W1",
    merchantReturnUrl: "http://localhost:3000/return",
  });
  expect(await confirmAtIssuer(transactionReference, opened)).toMatchObject({ responseCode: "05" });
  expect(await office.call("getPaymentMeanData", stored)).toMatchObject({ walletResponseCode: "25" });
});

describe("a credit to a stored card", () => {
  const credit = (change: WireObject = {}) => {
    const { captureMode: _mode, captureDay: _day, ...order } = orderFields();
    return office.call("walletCreditHolder", { ...order, ...stored, ...change });
  };
  beforeEach(async () => {
    await addCard();
    // Between 22:00 and 23:00 in Paris no credit is taken: the test runs at any hour.
    const control = createControlClient(simulator.url);
    const now = String((await control.get("clock")).body["now"]);
    const hour = new Intl.DateTimeFormat("en", { hour: "2-digit", hour12: false, timeZone: "Europe/Paris" });
    if (hour.format(new Date(now)) === "22") await control.post("clock", { advance: "PT1H" });
  });

  test("is accepted and leaves in the evening", async () => {
    const transactionReference = "CREDIT1";
    expect(await credit({ transactionReference })).toMatchObject({
      responseCode: "00",
      newStatus: "TO_CREDIT",
      maskedPan: "5100##########00",
      paymentMeanBrand: "MASTERCARD",
    });
    expect(await credit({ transactionReference })).toMatchObject({ responseCode: "94" });
    await createControlClient(simulator.url).post("clock", { advance: "P2D" });
    expect(await office.call("getTransactionData", { transactionReference })).toMatchObject({
      transactionStatus: "CREDITED",
    });
  });

  test("is refused for a rank that is not there, and for a card that no check lets pass", async () => {
    expect(await credit({ paymentMeanId: "5" })).toMatchObject({
      responseCode: "25",
      errorFieldName: "paymentMeanId",
    });
    await addCard({ cardNumber: "5100000000000305" });
    expect(await credit({ paymentMeanId: "2" })).toMatchObject({ responseCode: "14" });
  });
});
