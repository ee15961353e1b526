import { describe, expect, test } from "vitest";
import { checkRequest, type JsonObject } from "./index.js";

const envelope = {
  merchantId: "002001000000001",
  interfaceVersion: "IR_WS_2.53",
  keyVersion: "1",
  seal: "0".repeat(64),
};

const cardOrder = {
  ...envelope,
  amount: "2490",
  currencyCode: "978",
  orderChannel: "INTERNET",
  cardNumber: "5100000000000800",
  cardExpiryDate: "203012",
  cardCSCValue: "123",
  transactionReference: "REF001",
  customerContact: { email: "buyer@example.org" },
};

const ciphertext = "Q".repeat(344);

test("a valid request has no fault", () => {
  expect(checkRequest("cardOrder", cardOrder)).toEqual([]);
});

test("plain integers, nulls and future fields are accepted unchanged", () => {
  const request = { ...cardOrder, amount: 2490, keyVersion: 1, captureDay: null, fieldOfTomorrow: "x" };
  expect(checkRequest("cardOrder", request)).toEqual([]);
});

describe.each<[string, JsonObject, string, string]>([
  ["missing", { amount: undefined }, "amount", "12"],
  ["missing", { seal: "" }, "seal", "12"],
  ["missing", { cardNumber: null }, "cardNumber", "12"],
  ["format", { amount: "24.90" }, "amount", "30"],
  ["format", { amount: "-1" }, "amount", "30"],
  ["type", { amount: ["1"] }, "amount", "30"],
  ["length", { amount: "1234567890123" }, "amount", "30"],
  ["format", { cardExpiryDate: "203013" }, "cardExpiryDate", "30"],
  ["code", { captureMode: "LATER" }, "captureMode", "30"],
  ["format", { currencyCode: "EUR" }, "currencyCode", "30"],
  ["format", { currencyCode: "97" }, "currencyCode", "30"],
  ["length", { currencyCode: "9780" }, "currencyCode", "30"],
  ["format", { orderId: "a\nb" }, "orderId", "30"],
  ["length", { orderId: "9".repeat(33) }, "orderId", "30"],
  ["format", { invoiceReference: "FAC-7" }, "invoiceReference", "30"],
  ["type", { transactionReference: 1.5 }, "transactionReference", "30"],
  ["format", { merchantTransactionDateTime: "2022-05-01" }, "merchantTransactionDateTime", "30"],
  ["format", { merchantTransactionDateTime: "2022-05-01T10:00:00+1" }, "merchantTransactionDateTime", "30"],
  ["format", { merchantTransactionDateTime: "2022-02-30T10:00:00" }, "merchantTransactionDateTime", "30"],
  ["format", { customerData: { birthDate: "20260231" } }, "customerData.birthDate", "30"],
  ["format", { customerData: { birthDate: "21000229" } }, "customerData.birthDate", "30"],
  ["format", { cardNumber: "4111 1111" }, "cardNumber", "30"],
  ["format", { cardCSCValue: "12" }, "cardCSCValue", "30"],
  ["length", { transactionReference: "R".repeat(36) }, "transactionReference", "30"],
  ["format", { transactionReference: "a b" }, "transactionReference", "30"],
  ["type", { customerContact: "x" }, "customerContact", "30"],
  ["type", { customerContact: ["x"] }, "customerContact", "30"],
  ["length", { customerContact: { firstname: "x".repeat(51) } }, "customerContact.firstname", "30"],
  [
    "type",
    { shoppingCartDetail: { shoppingCartItemList: [{ productName: "a" }, { productName: {} }] } },
    "shoppingCartDetail.shoppingCartItemList[1].productName",
    "30",
  ],
  ["exclusive", { paymentToken: "t" }, "cardNumber", "12"],
])("%s: %j", (rule, change, field, responseCode) => {
  test(`names ${field} with ${responseCode}, and no value`, () => {
    const [first] = checkRequest("cardOrder", { ...cardOrder, ...change });
    expect(first).toMatchObject({ rule, field, responseCode });
    expect(first?.message).not.toContain("4111");
    expect(first?.message).toContain(field);
  });
});

test.each<[string, JsonObject]>([
  ["orderId with - and _", { orderId: "2026-11_4711.a" }],
  ["invoiceReference with letters", { invoiceReference: "FAC007NB" }],
  ["a moment without an offset", { merchantTransactionDateTime: "2022-05-01T10:00:00" }],
  ["a moment with an offset", { merchantTransactionDateTime: "2022-05-01T10:00:00+02:00" }],
  ["a leap day", { customerData: { birthDate: "20000229" } }],
  ["transactionReference as an integer", { transactionReference: 4711 }],
  ["a currency that our list does not hold", { currencyCode: "960" }],
])("takes %s, as the gateway does", (_what, change) => {
  expect(checkRequest("cardOrder", { ...cardOrder, ...change })).toEqual([]);
});

test.each(["12345_1", "CUSTOMER4711", 4711])("takes %s as the name of a wallet", (merchantWalletId) => {
  expect(checkRequest("getWalletData", { ...envelope, merchantWalletId })).toEqual([]);
});

test("panType CSE asks for two ciphertexts", () => {
  const encrypted = { ...cardOrder, panType: "CSE", cardNumber: ciphertext, cardCSCValue: ciphertext };
  expect(checkRequest("cardOrder", encrypted)).toEqual([]);
  expect(checkRequest("cardOrder", { ...encrypted, cardNumber: "5100000000000800" })[0]?.field).toBe(
    "cardNumber",
  );
  expect(checkRequest("cardOrder", { ...encrypted, cardCSCValue: "123" })[0]?.field).toBe("cardCSCValue");
});

test.each(["cardValidateAuthentication", "cardValidateAuthenticationAndOrder"] as const)(
  "%s names its transaction at most once: redirectionData says which it is",
  (method) => {
    const request = { ...envelope, redirectionData: "r", messageVersion: "0.1" };
    const s10TransactionReference = { s10TransactionId: "6" };
    expect(checkRequest(method, request)).toEqual([]);
    expect(checkRequest(method, { ...request, s10TransactionReference })).toEqual([]);
    const both = { ...request, transactionReference: "REF001", s10TransactionReference };
    expect(checkRequest(method, both)[0]).toMatchObject({
      field: "s10TransactionReference",
      rule: "exclusive",
    });
  },
);

test("a known transaction is named once", () => {
  const request = { ...envelope, transactionReference: "REF001" };
  expect(checkRequest("getTransactionData", request)).toEqual([]);
  expect(checkRequest("getTransactionData", envelope)[0]).toMatchObject({
    field: "transactionReference",
    rule: "missing",
  });
  const both = { ...request, s10TransactionReference: { s10TransactionId: "6" } };
  expect(checkRequest("getTransactionData", both)[0]).toMatchObject({
    field: "s10TransactionReference",
    rule: "exclusive",
  });
});
