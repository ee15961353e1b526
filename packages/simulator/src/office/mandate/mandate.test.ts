import { PDFDocument } from "pdf-lib";
import { inflateSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { WireObject } from "../../ledger/wire.js";
import { startSimulator, type Simulator } from "../../start-simulator.js";
import { open, post, visit } from "../../testing/buyer.js";
import { createControlClient } from "../../testing/control-client.js";
import { createOfficeClient, orderFields, type OfficeClient } from "../../testing/office-client.js";

let simulator: Simulator;
let office: OfficeClient;
beforeEach(async () => {
  simulator = await startSimulator({ port: 0 });
  office = createOfficeClient(simulator.url);
});
afterEach(() => simulator.close());

const iban = "FR7699999000010000000003413";
const initialize = (change: WireObject = {}) =>
  office.call("initializeMandate", {
    iban,
    merchantReturnUrl: "http://localhost:3000/sips/return",
    customerId: "C1",
    customerContact: { firstname: "Zoë", lastname: "Łukasik" },
    customerAddress: { streetNumber: "12", street: "rue de la Paix", zipCode: "75002", city: "Paris" },
    ...change,
  });

async function sign(change: WireObject = {}, verdict: "confirm" | "refuse" | "cancel" = "confirm") {
  const opened = await initialize(change);
  const { fields } = await visit(opened, verdict);
  const finalized = await office.call("finalizeMandate", {
    redirectionData: fields["redirectionData"] ?? "",
    messageVersion: fields["messageVersion"] ?? "",
  });
  return { mandateId: String(opened["mandateId"]), finalized };
}

const debit = (mandateId: string, change: WireObject = {}) =>
  office.call("directDebitOrder", {
    ...orderFields({ captureDay: "0" }),
    paymentMeanBrand: "SEPA_DIRECT_DEBIT",
    mandateId,
    ...change,
  });

describe("the signature of a mandate", () => {
  test("goes from the call over the page to a mandate in force", async () => {
    const opened = await initialize();
    expect(opened).toMatchObject({
      mandateResponseCode: "00",
      redirectionUrl: `${simulator.origins.acs}/suppliers/mandate`,
      messageVersion: "0.1",
    });
    const mandateId = String(opened["mandateId"]);
    const page = await open(opened);
    expect(page.html).toContain(mandateId);
    expect(page.html).toContain("Zoë Łukasik");
    expect(page.html).toContain("FR76 … 13");
    expect(page.html).not.toContain(iban);
    expect(page.buttons).toEqual(["confirm", "refuse", "cancel"]);
    expect(await office.call("getMandateData", { mandateId })).toMatchObject({
      mandateStatus: "INITIALIZED",
    });

    const { form } = await post(page.form.action, { ...page.form.fields, verdict: "confirm" });
    expect(form.action).toBe("http://localhost:3000/sips/return");
    expect(form.fields).toMatchObject({ merchantId: "002001000000001", messageVersion: "0.1", mandateId });
    const finalize = { redirectionData: form.fields["redirectionData"] ?? "", messageVersion: "0.1" };
    expect(await office.call("finalizeMandate", finalize)).toMatchObject({
      mandateResponseCode: "00",
      mandateId,
      mandateStatus: "ACTIVE",
      mandateUsage: "RECURRENT",
      iban,
      customerId: "C1",
    });
    expect(await office.call("finalizeMandate", finalize)).toMatchObject({ mandateResponseCode: "24" });
  });

  test.each([
    ["refuse", "05", "REFUSED"],
    ["cancel", "17", "CANCELLED"],
  ] as const)("that ends with %s answers %s and debits nothing", async (verdict, code, mandateStatus) => {
    const { mandateId, finalized } = await sign({}, verdict);
    expect(finalized).toMatchObject({ mandateResponseCode: code });
    expect(await office.call("getMandateData", { mandateId })).toMatchObject({ mandateStatus });
    expect(await debit(mandateId)).toMatchObject({ responseCode: "24", errorFieldName: "mandateId" });
    expect(await office.call("getPdfMandate", { mandateId })).toMatchObject({ mandateResponseCode: "24" });
  });

  test.each([
    ["wrong check digits", "FR7699999000010000000003414"],
    ["a card number", "5100000000000800"],
  ])("is not begun with an IBAN of %s", async (_what, wrong) => {
    const answer = await initialize({ iban: wrong });
    expect(answer).toMatchObject({ mandateResponseCode: "12", errorFieldName: "iban" });
    expect(answer).not.toHaveProperty("redirectionUrl");
  });

  test("needs the redirectionData of the return, in time", async () => {
    const opened = await initialize();
    const finalize = (redirectionData: string) =>
      office.call("finalizeMandate", { redirectionData, messageVersion: "0.1" });
    expect(await finalize(String(opened["redirectionData"]))).toMatchObject({
      mandateResponseCode: "12",
      errorFieldName: "redirectionData",
    });
    const { fields } = await visit(opened, "confirm");
    await createControlClient(simulator.url).post("clock", { advance: "PT15M" });
    expect(await finalize(fields["redirectionData"] ?? "")).toMatchObject({ mandateResponseCode: "97" });
    expect((await open(opened)).status).toBe(400);
    expect(await office.call("getMandateData", { mandateId: String(opened["mandateId"]) })).toMatchObject({
      mandateStatus: "EXPIRED",
    });
  });
});

describe("a signed mandate", () => {
  test("debits, shows its debits, and is found by its customer", async () => {
    const { mandateId } = await sign();
    const transactionReference = "SDD1";
    expect(await debit(mandateId, { transactionReference })).toMatchObject({
      responseCode: "00",
      mandateId,
      maskedPan: "FR76#####################13",
      creditorId: expect.stringMatching(/^FR\d\dZZZ\d{6}$/),
      valueDate: expect.stringMatching(/^\d{8}$/),
      transactionActors: "BTOC",
    });
    expect(await office.call("getTransactionData", { transactionReference })).toMatchObject({
      transactionStatus: "TO_CAPTURE",
      paymentMeanType: "DIRECT_DEBIT",
      paymentMeanBrand: "SEPA_DIRECT_DEBIT",
    });
    expect(await office.call("getMandateData", { mandateId })).toMatchObject({
      mandateResponseCode: "00",
      mandateStatus: "ACTIVE",
      iban,
      transactionList: "SDD1",
    });
    expect(await office.call("searchMandate", { customerId: "C1" })).toMatchObject({
      mandateResponseCode: "00",
      mandateList: [
        { mandateId, mandateStatus: "ACTIVE", iban, mandateUsage: "RECURRENT", transactionActors: "B2C" },
      ],
    });
    expect(await office.call("searchMandate", { customerId: "C2" })).toMatchObject({
      mandateResponseCode: "00",
      mandateList: [],
    });
    await createControlClient(simulator.url).post("clock", { advance: "P2D" });
    expect(await office.call("getTransactionData", { transactionReference })).toMatchObject({
      transactionStatus: "CAPTURED",
    });
  });

  test("debits on the day asked for, which must not be past", async () => {
    const { mandateId } = await sign();
    expect(await debit(mandateId, { valueDate: "20990101" })).toMatchObject({
      responseCode: "00",
      valueDate: "20990101",
    });
    expect(await debit(mandateId, { valueDate: "20200101" })).toMatchObject({
      responseCode: "12",
      errorFieldName: "valueDate",
    });
  });

  test("of an account that the bank refuses answers by its last digits", async () => {
    const { mandateId } = await sign({ iban: "FR7699999000010000000006905" });
    expect(await debit(mandateId)).toMatchObject({ responseCode: "05", acquirerResponseCode: "05" });
    expect(await office.call("getMandateData", { mandateId })).not.toHaveProperty("transactionList");
  });

  test("for one debit ends with it; an unused one lapses after three years", async () => {
    const once = await sign({ mandateUsage: "ONE_OFF" });
    const transactionReference = "ONCE";
    expect(await debit(once.mandateId, { transactionReference })).toMatchObject({ responseCode: "00" });
    expect(await debit(once.mandateId)).toMatchObject({ responseCode: "24", errorFieldName: "mandateId" });
    // The same debit again is one that was made, whatever has become of its mandate.
    expect(await debit(once.mandateId, { transactionReference })).toMatchObject({ responseCode: "94" });
    expect(await office.call("getMandateData", { mandateId: once.mandateId })).toMatchObject({
      mandateStatus: "ENDED",
    });
    const often = await sign();
    await createControlClient(simulator.url).post("clock", { advance: "P1096D" });
    expect(await debit(often.mandateId)).toMatchObject({ responseCode: "24" });
    expect(await office.call("getMandateData", { mandateId: often.mandateId })).toMatchObject({
      mandateStatus: "EXPIRED",
    });
  });

  test("pays from a wallet, which lists it once", async () => {
    const { mandateId } = await sign();
    const add = { merchantWalletId: "W1", paymentMeanBrand: "SEPA_DIRECT_DEBIT", mandateId };
    expect(await office.call("addDirectDebit", add)).toMatchObject({
      walletResponseCode: "00",
      paymentMeanId: "1",
      maskedPan: "FR76#####################13",
      transactionActors: "BTOC",
    });
    expect(await office.call("addDirectDebit", add)).toMatchObject({ walletResponseCode: "94" });
    expect(await office.call("addDirectDebit", { ...add, mandateId: "NONE" })).toMatchObject({
      walletResponseCode: "12",
      errorFieldName: "mandateId",
    });
    expect(await office.call("getWalletData", { merchantWalletId: "W1" })).toMatchObject({
      walletPaymentMeanDataList: [
        { paymentMeanBrand: "SEPA_DIRECT_DEBIT", mandateId, maskedPan: "FR76#####################13" },
      ],
    });
    const stored = { merchantWalletId: "W1", paymentMeanId: "1" };
    const order = orderFields();
    expect(await office.call("walletOrder", { ...order, ...stored })).toMatchObject({ responseCode: "00" });
    expect(await office.call("getMandateData", { mandateId })).toMatchObject({
      transactionList: order["transactionReference"],
    });
    expect(await office.call("walletCheckEnrollment", { ...orderFields(), ...stored })).toMatchObject({
      redirectionStatusCode: "12",
      errorFieldName: "paymentMeanId",
    });
  });

  test("is a PDF that carries its data", async () => {
    const { mandateId } = await sign();
    const answer = await office.call("getPdfMandate", { mandateId });
    expect(answer).toMatchObject({
      mandateResponseCode: "00",
      seal: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    const bytes = Buffer.from(String(answer["pdfMandate"]), "base64");
    const document = await PDFDocument.load(bytes, { updateMetadata: false });
    expect(document.getPageCount()).toBe(1);
    expect(document.getTitle()).toBe(`SEPA mandate ${mandateId}`);
    const text = textOf(bytes);
    expect(text).toContain(mandateId);
    expect(text).toContain("Zoë Lukasik");
    expect(text).toContain("12 rue de la Paix");
    expect(text).toContain("FR76 9999 9000 0100 0000 0003 413");
    expect(text).toContain("Test shop 1");
    expect(text).toMatch(/FR\d\dZZZ\d{6}/);
    expect(text).toMatch(/\d{4}-\d\d-\d\d \d\d:\d\d/);
    const again = await office.call("getPdfMandate", { mandateId });
    expect(again["pdfMandate"]).toBe(answer["pdfMandate"]);
  });
});

test("a mandate that is unknown: 25 on mandates, 12 in an order", async () => {
  for (const method of ["getMandateData", "getPdfMandate"] as const) {
    expect(await office.call(method, { mandateId: "NONE" })).toMatchObject({
      mandateResponseCode: "25",
      errorFieldName: "mandateId",
    });
  }
  expect(await debit("NONE")).toMatchObject({ responseCode: "12", errorFieldName: "mandateId" });
  expect(await debit("")).toMatchObject({ responseCode: "12", errorFieldName: "mandateId" });
});

describe("a German direct debit (ELV) by the account alone", () => {
  const elv = (change: WireObject) =>
    office.call("directDebitOrder", { ...orderFields(), paymentMeanBrand: "ELV", ...change });
  test.each<[string, WireObject, WireObject]>([
    ["an IBAN", { customerAccount: "DE39999999990000000100" }, { responseCode: "00" }],
    ["an IBAN that is refused", { customerAccount: "DE98999999990000000105" }, { responseCode: "05" }],
    [
      "number and bank code",
      { customerAccount: "1234500", customerBankCode: "99999999" },
      { responseCode: "00" },
    ],
    ["nothing", {}, { responseCode: "12", errorFieldName: "customerAccount" }],
    [
      "a wrong IBAN",
      { customerAccount: "DE39999999990000000101" },
      { responseCode: "12", errorFieldName: "customerAccount" },
    ],
    [
      "a number without a bank",
      { customerAccount: "1234500" },
      { responseCode: "12", errorFieldName: "customerBankCode" },
    ],
  ])("%s", async (_what, change, expected) => {
    expect(await elv(change)).toMatchObject(expected);
  });

  test("another brand is refused", async () => {
    expect(await elv({ paymentMeanBrand: "VISA" })).toMatchObject({
      responseCode: "12",
      errorFieldName: "paymentMeanBrand",
    });
  });
});

/** The words of a PDF: its streams inflated, their hexadecimal strings read as the fonts' Latin letters. */
function textOf(bytes: Buffer): string {
  const raw = bytes.toString("latin1");
  const streams = [...raw.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].map(([, stream = ""]) => {
    try {
      return inflateSync(Buffer.from(stream, "latin1")).toString("latin1");
    } catch {
      return "";
    }
  });
  const words = streams.flatMap((stream) => [...stream.matchAll(/<([0-9A-Fa-f]+)>\s*Tj/g)]);
  return words.map(([, hex = ""]) => Buffer.from(hex, "hex").toString("latin1")).join("\n");
}
