import { beforeEach, describe, expect, test } from "vitest";
import { openTestOffice, otherShop, sisterShop, type TestOffice } from "../../testing/test-office.js";

let office: TestOffice;
let origin: string;
beforeEach(() => {
  office = openTestOffice();
  origin = office.pay({ cardNumber: "5200000000000700", paymentMeanBrand: "MASTERCARD" });
});

let copies = 0;
const duplicate = (change = {}) =>
  office.call("duplicate", {
    fromTransactionReference: origin,
    transactionReference: `COPY${(copies += 1)}`,
    amount: "990",
    currencyCode: "978",
    orderChannel: "INTERNET",
    ...change,
  });

test("makes a new payment with the card and the brand of the old one", () => {
  const answer = duplicate();
  expect(answer).toMatchObject({
    responseCode: "00",
    acquirerResponseCode: "00",
    maskedPan: "5200##########00",
    panExpiryDate: "203512",
    paymentMeanBrand: "MASTERCARD",
  });
  const copy = String(answer["transactionReference"]);
  expect(office.look(copy)).toMatchObject({
    transactionStatus: "TO_CAPTURE",
    originAmount: 990,
    lastOperationName: "DUPLICATE",
    fromTransactionReference: origin,
  });
  expect(office.look(origin)).toMatchObject({ transactionStatus: "TO_CAPTURE", currentAmount: 2490 });
  office.advance("P1D");
  expect(office.movements(copy)).toEqual(["charge 990", "capture 990"]);
});

test("has no security code: the gateway keeps none", () => {
  expect(office.look(origin)).toMatchObject({ cardCSCResultCode: "4D" });
  const copy = String(duplicate()["transactionReference"]);
  expect(office.look(copy)).toMatchObject({ cardCSCResultCode: "53" });
});

test("shows both names of its origin, and only a duplicate does", () => {
  const { s10TransactionReference } = office.look(origin) as {
    readonly s10TransactionReference: {
      readonly s10TransactionId: string;
      readonly s10TransactionIdDate: string;
    };
  };
  expect(office.look(String(duplicate()["transactionReference"]))).toMatchObject({
    fromTransactionReference: origin,
    s10FromTransactionReference: {
      s10FromTransactionId: s10TransactionReference.s10TransactionId,
      s10FromTransactionIdDate: s10TransactionReference.s10TransactionIdDate,
    },
  });
  expect(office.look(origin)).not.toHaveProperty("s10FromTransactionReference");
});

test("has its own captureMode and captureDay", () => {
  const copy = String(duplicate({ captureMode: "VALIDATION", captureDay: "3" })["transactionReference"]);
  expect(office.look(copy)).toMatchObject({ transactionStatus: "TO_VALIDATE", captureLimitDate: "20261126" });
});

test("of what is captured, cancelled, expired or refused", () => {
  const expired = office.pay({ captureMode: "VALIDATION" });
  const cancelled = office.pay();
  office.call("cancel", { transactionReference: cancelled, operationAmount: "2490", currencyCode: "978" });
  office.call("cardOrder", {
    transactionReference: "REFUSED1",
    amount: "100",
    currencyCode: "978",
    orderChannel: "INTERNET",
    cardNumber: "5100000000000305",
    cardExpiryDate: "203512",
  });
  office.advance("P1D");
  for (const fromTransactionReference of [origin, cancelled, expired]) {
    expect(duplicate({ fromTransactionReference })).toMatchObject({ responseCode: "00" });
  }
  // The issuer says of the same card what it has said before.
  expect(duplicate({ fromTransactionReference: "REFUSED1" })).toMatchObject({ responseCode: "05" });
});

test("names its origin by s10FromTransactionReference as well", () => {
  const { s10TransactionReference } = office.look(origin);
  const { s10TransactionId, s10TransactionIdDate } = s10TransactionReference as Record<string, string>;
  const answer = duplicate({
    fromTransactionReference: undefined,
    s10FromTransactionReference: {
      s10FromTransactionId: s10TransactionId,
      s10FromTransactionIdDate: s10TransactionIdDate,
    },
  });
  expect(answer).toMatchObject({ responseCode: "00" });
});

describe("of another shop's transaction", () => {
  test("is good when the owner is the same; the gateway gives the reference where it does so", () => {
    const answer = duplicate({
      ...sisterShop,
      fromMerchantId: "002001000000001",
      transactionReference: undefined,
    });
    expect(answer).toMatchObject({ responseCode: "00" });
    expect(String(answer["transactionReference"])).toMatch(/^SIM/);
  });

  test("is refused otherwise", () => {
    for (const fromMerchantId of ["002001000000001", "NOBODY"]) {
      expect(duplicate({ ...otherShop, fromMerchantId })).toMatchObject({ responseCode: "40" });
    }
    expect(office.movements()).toEqual(["charge 2490"]);
  });

  test("is unknown without fromMerchantId", () => {
    expect(duplicate({ ...sisterShop })).toMatchObject({ responseCode: "25" });
  });
});

test("25 for an unknown origin, 94 for a taken name, 54 when the card has expired, 24 in the remittance", () => {
  expect(duplicate({ fromTransactionReference: "NOBODY" })).toMatchObject({ responseCode: "25" });
  expect(duplicate({ transactionReference: origin })).toMatchObject({ responseCode: "94" });
  expect(duplicate({ transactionReference: undefined })).toMatchObject({ responseCode: "12" });
  origin = office.pay({ cardExpiryDate: "202611" });
  office.advance("P10D");
  expect(duplicate()).toMatchObject({ responseCode: "54" });
  office.advance("PT12H30M");
  expect(duplicate()).toMatchObject({ responseCode: "24" });
});

test("a credit is no payment to be duplicated", () => {
  office.call("creditHolder", {
    transactionReference: "CREDIT1",
    amount: "100",
    currencyCode: "978",
    orderChannel: "INTERNET",
    cardNumber: "5100000000000800",
    cardExpiryDate: "203512",
  });
  expect(duplicate({ fromTransactionReference: "CREDIT1" })).toMatchObject({ responseCode: "24" });
});

test("is held for review, or soft-declined by its card's behaviour, like an order", () => {
  origin = office.pay({ cardNumber: "5100000500000300" });
  const copy = String(duplicate()["transactionReference"]);
  expect(office.look(copy)).toMatchObject({ transactionStatus: "TO_CHALLENGE" });
  origin = office.pay({ cardNumber: "5100000900000900", orderChannel: "MOTO" });
  expect(duplicate()).toMatchObject({ responseCode: "05", acquirerResponseCode: "A1" });
  expect(duplicate({ orderChannel: "MOTO" })).toMatchObject({ responseCode: "00" });
});
