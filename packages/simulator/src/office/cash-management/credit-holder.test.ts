import { publicEncrypt, constants } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { openTestOffice, plainShop, type TestOffice } from "../../testing/test-office.js";

let office: TestOffice;
beforeEach(() => {
  office = openTestOffice();
});

const credit = (change = {}) =>
  office.call("creditHolder", {
    transactionReference: "CREDIT1",
    amount: "1500",
    currencyCode: "978",
    orderChannel: "INTERNET",
    cardNumber: "5100000000000800",
    cardExpiryDate: "203512",
    ...change,
  });

test("credits money, which is sent in the evening", () => {
  expect(credit()).toMatchObject({
    responseCode: "00",
    newStatus: "TO_CREDIT",
    transactionReference: "CREDIT1",
    maskedPan: "5100##########00",
  });
  expect(office.look("CREDIT1")).toMatchObject({
    transactionStatus: "TO_CREDIT",
    lastOperationName: "CREDIT_HOLDER",
    currentAmount: 1500,
  });
  office.advance("P1D");
  expect(office.look("CREDIT1")).toMatchObject({
    transactionStatus: "CREDITED",
    lastOperationName: "CREDIT_CAPTURE",
  });
  expect(office.movements()).toEqual(["credit 1500"]);
});

test("takes a card that was encrypted in the browser", () => {
  const cardNumber = publicEncrypt(
    {
      key: office.gateway.cseKey.publicKeyPem,
      padding: constants.RSA_PKCS1_OAEP_PADDING,
      oaepHash: "sha256",
    },
    Buffer.from("5100000000000800"),
  ).toString("base64");
  expect(credit({ panType: "CSE", cardNumber })).toMatchObject({
    responseCode: "00",
    maskedPan: "5100##########00",
  });
});

test.each([
  ["that nobody issues", { cardNumber: "9999990000000000" }],
  ["that its issuer refuses", { cardNumber: "5100000000000305" }],
  ["that has expired", { cardExpiryDate: "202610" }],
  ["whose number is too short", { cardNumber: "51000000000008" }],
])("14 for a card %s", (_which, card) => {
  expect(credit(card)).toMatchObject({ responseCode: "14" });
  expect(office.movements()).toEqual([]);
});

test("40 for a shop without the option, 94 for a name that is taken, 12 for nothing, 24 in the remittance", () => {
  expect(credit(plainShop)).toMatchObject({ responseCode: "40" });
  expect(credit({ amount: "0" })).toMatchObject({ responseCode: "12", errorFieldName: "amount" });
  expect(credit({ transactionReference: undefined })).toMatchObject({
    responseCode: "12",
    errorFieldName: "transactionReference",
  });
  credit();
  expect(credit()).toMatchObject({ responseCode: "94" });
  office.advance("PT12H30M");
  expect(credit({ transactionReference: "CREDIT2" })).toMatchObject({ responseCode: "24" });
  expect(office.movements()).toEqual(["credit 1500"]);
});

test("cannot be cancelled", () => {
  credit();
  expect(
    office.call("cancel", { transactionReference: "CREDIT1", operationAmount: "1500", currencyCode: "978" }),
  ).toMatchObject({ responseCode: "24" });
});
