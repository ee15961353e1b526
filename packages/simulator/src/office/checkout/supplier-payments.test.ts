import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { WireObject } from "../../ledger/wire.js";
import { startSimulator, type Simulator } from "../../start-simulator.js";
import { open, visit, type Form } from "../../testing/buyer.js";
import { createControlClient } from "../../testing/control-client.js";
import { createOfficeClient, orderFields, type OfficeClient } from "../../testing/office-client.js";

let simulator: Simulator;
let office: OfficeClient;
afterEach(() => simulator.close());

beforeEach(async () => {
  simulator = await startSimulator({ port: 0 });
  office = createOfficeClient(simulator.url);
});

const merchantReturnUrl = "http://localhost:3000/sips/return/abc?d=1";
const paypal = { paymentMeanBrand: "PAYPAL", paymentMeanData: { paypal: { invoiceId: "INV1" } } };
const ideal = {
  paymentMeanBrand: "IDEAL",
  customerBankCode: "SIMRNL2R",
  customerBankName: "Simulated Bank Rotterdam",
};

const beginAtProvider = (change: WireObject = {}) =>
  office.call("paymentProviderInitialize", { ...orderFields(), ...paypal, merchantReturnUrl, ...change });
const beginTransfer = (change: WireObject = {}) =>
  office.call("creditTransferInitialize", { ...orderFields(), ...ideal, merchantReturnUrl, ...change });

type Finalizing = "paymentProviderFinalize" | "creditTransferFinalizeAndOrder" | "paymentProviderGetContext";

const ask = (method: Finalizing, transactionReference: string, form: Form | string) =>
  office.call(method, {
    transactionReference,
    redirectionData: typeof form === "string" ? form : (form.fields["redirectionData"] ?? ""),
    messageVersion: "0.1",
  });

describe("PayPal", () => {
  test.each([
    ["confirm", "00", "TO_CAPTURE"],
    ["refuse", "05", "REFUSED"],
    ["cancel", "17", "REFUSED"],
    ["pending", "60", "PENDING"],
  ] as const)("%s ends with %s and %s", async (verdict, responseCode, transactionStatus) => {
    const transactionReference = "PP1";
    const opened = await beginAtProvider({ transactionReference, orderId: "4711" });
    expect(opened).toMatchObject({
      responseCode: "00",
      redirectionUrl: `${simulator.origins.acs}/suppliers/paypal`,
      messageVersion: "0.1",
      paymentProviderSessionId: expect.stringMatching(/^\d+$/),
    });
    const look = () => office.call("getTransactionData", { transactionReference });
    expect(await look()).toMatchObject({ getTransDataResponseCode: "25" });

    const form = await visit(opened, verdict);
    expect(form.action).toBe(merchantReturnUrl);
    expect(Object.keys(form.fields).sort()).toEqual([
      "merchantId",
      "messageVersion",
      "redirectionData",
      "transactionReference",
    ]);
    expect(form.fields["redirectionData"]).not.toBe(opened["redirectionData"]);
    expect(await ask("paymentProviderFinalize", transactionReference, form)).toMatchObject({
      responseCode,
      transactionStatus,
      transactionReference,
      transactionAmount: 2490,
      orderId: "4711",
      paymentMeanBrand: "PAYPAL",
      acquirerResponseIdentifier: expect.any(String),
    });
    expect(await look()).toMatchObject({ responseCode, transactionStatus, paymentMeanType: "WALLET" });
    expect(await createControlClient(simulator.url).chargeCount()).toBe(verdict === "confirm" ? 1 : 0);
    expect(await ask("paymentProviderFinalize", transactionReference, form)).toMatchObject({
      responseCode: "24",
    });
  });

  test("a pending payment is accepted after ten minutes, once", async () => {
    const transactionReference = "PP1";
    const control = createControlClient(simulator.url);
    const form = await visit(await beginAtProvider({ transactionReference, captureDay: "1" }), "pending");
    await ask("paymentProviderFinalize", transactionReference, form);
    const look = () => office.call("getTransactionData", { transactionReference });
    await control.post("clock", { advance: "PT9M" });
    expect(await look()).toMatchObject({ responseCode: "60", transactionStatus: "PENDING" });
    await control.post("clock", { advance: "PT1M" });
    expect(await look()).toMatchObject({
      responseCode: "00",
      acquirerResponseCode: "00",
      transactionStatus: "TO_CAPTURE",
      authorisationId: expect.stringMatching(/^\d{6}$/),
    });
    await look();
    expect(await control.chargeCount()).toBe(1);
  });

  test("an invoice is paid by one payment of the shop; a call that was refused has not used it up", async () => {
    const missingKey = await beginAtProvider({ responseKeyVersion: "9" });
    expect(missingKey).toMatchObject({ responseCode: "12", errorFieldName: "responseKeyVersion" });
    expect(await beginAtProvider()).toMatchObject({ responseCode: "00" });
    expect(await beginAtProvider()).toMatchObject({
      responseCode: "12",
      errorFieldName: "paymentMeanData.paypal.invoiceId",
    });
    const other = { paymentMeanData: { paypal: { invoiceId: "INV2" } } };
    expect(await beginAtProvider(other)).toMatchObject({ responseCode: "00" });
  });

  test("returns payer and shipping address before the payment is finalized", async () => {
    const transactionReference = "PP1";
    const form = await visit(await beginAtProvider({ transactionReference }), "confirm");
    expect(await ask("paymentProviderGetContext", transactionReference, form)).toMatchObject({
      responseCode: "00",
      customerContact: { email: "camille.martin@example.org" },
      deliveryAddress: { city: "Paris", country: "FRA" },
    });
    expect(await ask("paymentProviderFinalize", transactionReference, form)).toMatchObject({
      responseCode: "00",
    });
  });

  test("uses the shop's shipping address if the shop overrides it", async () => {
    const transactionReference = "PP1";
    const opened = await beginAtProvider({
      transactionReference,
      paymentMeanData: { paypal: { invoiceId: "INV1", addrOverride: "OVERRIDE" } },
      deliveryAddress: { city: "Lyon", country: "FRA" },
    });
    const form = await visit(opened, "confirm");
    expect(await ask("paymentProviderGetContext", transactionReference, form)).toMatchObject({
      deliveryAddress: { city: "Lyon" },
    });
  });

  test.each<[string, WireObject, WireObject]>([
    [
      "without an invoice number",
      { paymentMeanData: {} },
      { responseCode: "12", errorFieldName: "paymentMeanData.paypal.invoiceId" },
    ],
    [
      "of a brand without a page",
      { paymentMeanBrand: "1EUROCOM" },
      { responseCode: "40", errorFieldName: "paymentMeanBrand" },
    ],
    [
      "whose return no key could seal",
      { responseKeyVersion: "9" },
      { responseCode: "12", errorFieldName: "responseKeyVersion" },
    ],
    [
      "without a reference",
      { transactionReference: undefined },
      { responseCode: "12", errorFieldName: "transactionReference" },
    ],
  ])("a payment %s is not opened", async (_what, change, expected) => {
    const answer = await beginAtProvider(change);
    expect(answer).toMatchObject(expected);
    expect(answer).not.toHaveProperty("redirectionData");
  });
});

test("Bancontact opens in an app or on the web", async () => {
  const transactionReference = "BC1";
  const opened = await beginAtProvider({ transactionReference, paymentMeanBrand: "BCMCMOBILE" });
  expect(opened).toMatchObject({ outerRedirectionUrl: expect.stringMatching(/^bancontact-simulated:/) });
  const form = await visit(opened, "confirm");
  expect(await ask("paymentProviderFinalize", transactionReference, form)).toMatchObject({
    responseCode: "00",
    walletType: "BCMCMOBILE",
  });
});

describe("iDEAL", () => {
  test("lists banks, sends to the chosen one, and has the money at once", async () => {
    const inquire = { currencyCode: "978", paymentMeanBrand: "IDEAL" };
    const { customerBankList } = await office.call("creditTransferInquire", inquire);
    expect(customerBankList).toContainEqual({
      customerBankCode: ideal.customerBankCode,
      customerBankName: ideal.customerBankName,
    });
    const transactionReference = "ID1";
    const opened = await beginTransfer({ transactionReference });
    expect((await open(opened)).html).toContain("Simulated Bank Rotterdam");
    const form = await visit(opened, "confirm");
    expect(form.fields).toMatchObject({
      amount: "2490",
      merchantId: "002001000000001",
      responseCode: "00",
      transactionDate: expect.stringMatching(/^\d{8}$/),
      transactionId: transactionReference,
      transactionReference,
    });
    expect(await ask("creditTransferFinalizeAndOrder", transactionReference, form)).toMatchObject({
      responseCode: "00",
      customerBankCode: "SIMRNL2R",
      amount: 2490,
    });
    expect(await office.call("getTransactionData", { transactionReference })).toMatchObject({
      transactionStatus: "CAPTURED",
      paymentMeanType: "CREDIT_TRANSFER",
    });
  });

  test.each([
    ["refuse", "05"],
    ["cancel", "17"],
  ] as const)("%s ends with %s", async (verdict, responseCode) => {
    const transactionReference = "ID1";
    const form = await visit(await beginTransfer({ transactionReference }), verdict);
    expect(form.fields["responseCode"]).toBe(responseCode);
    expect(await ask("creditTransferFinalizeAndOrder", transactionReference, form)).toMatchObject({
      responseCode,
    });
  });

  test.each<[string, WireObject, WireObject]>([
    [
      "at a bank that is not in the list",
      { customerBankCode: "NOBANK00" },
      { responseCode: "12", errorFieldName: "customerBankCode" },
    ],
    ["in another currency", { currencyCode: "840" }, { responseCode: "12", errorFieldName: "currencyCode" }],
    [
      "of another brand",
      { paymentMeanBrand: "PAYPAL" },
      { responseCode: "40", errorFieldName: "paymentMeanBrand" },
    ],
  ])("is not opened %s", async (_what, change, expected) => {
    expect(await beginTransfer(change)).toMatchObject(expected);
    if (_what !== "at a bank that is not in the list") {
      const inquire = { currencyCode: "978", paymentMeanBrand: "IDEAL", ...change };
      expect(await office.call("creditTransferInquire", inquire)).toMatchObject(expected);
    }
  });
});

describe("the redirectionData of a return", () => {
  test("is refused when it is forged, of before the visit, or of another payment", async () => {
    const opened = await beginAtProvider({ transactionReference: "ONE" });
    const second = { transactionReference: "TWO", paymentMeanData: { paypal: { invoiceId: "INV2" } } };
    const other = await visit(await beginAtProvider(second), "confirm");
    const transfer = await visit(await beginTransfer({ transactionReference: "THREE" }), "confirm");
    const wrong = { responseCode: "12", errorFieldName: "redirectionData" };
    const finalize = (data: string | Form) => ask("paymentProviderFinalize", "ONE", data);
    expect(await finalize("Zm9yZ2Vk")).toMatchObject(wrong);
    expect(await finalize(String(opened["redirectionData"]))).toMatchObject(wrong);
    expect(await finalize(other)).toMatchObject(wrong);
    expect(await finalize(transfer)).toMatchObject(wrong);
    // None of it has ended the payment.
    expect(await finalize(await visit(opened, "confirm"))).toMatchObject({ responseCode: "00" });
  });

  test("is not accepted for another kind of payment, or an unknown reference", async () => {
    const form = await visit(await beginTransfer({ transactionReference: "THREE" }), "confirm");
    expect(await ask("paymentProviderFinalize", "THREE", form)).toMatchObject({ responseCode: "25" });
    expect(await ask("paymentProviderGetContext", "THREE", form)).toMatchObject({ responseCode: "25" });
    expect(await ask("creditTransferFinalizeAndOrder", "NONE", form)).toMatchObject({ responseCode: "25" });
  });

  test("is too old after 15 minutes, and the payment is refused with 97", async () => {
    const transactionReference = "LATE";
    const opened = await beginAtProvider({ transactionReference });
    const form = await visit(opened, "confirm");
    await createControlClient(simulator.url).post("clock", { advance: "PT15M" });
    expect(await ask("paymentProviderFinalize", transactionReference, form)).toMatchObject({
      responseCode: "97",
    });
    expect(await office.call("getTransactionData", { transactionReference })).toMatchObject({
      responseCode: "97",
      transactionStatus: "REFUSED",
    });
    expect(await createControlClient(simulator.url).chargeCount()).toBe(0);
  });
});
