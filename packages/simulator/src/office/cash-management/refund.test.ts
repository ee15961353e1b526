import { beforeEach, describe, expect, test } from "vitest";
import { openTestOffice, type TestOffice } from "../../testing/test-office.js";

let office: TestOffice;
let reference: string;
beforeEach(() => {
  office = openTestOffice();
  reference = office.pay();
  office.advance("P1D");
});

const refund = (operationAmount: string, change = {}) =>
  office.call("refund", { transactionReference: reference, operationAmount, currencyCode: "978", ...change });

test("all of it: to be credited, credited by the evening", () => {
  expect(refund("2490")).toMatchObject({ responseCode: "00", newStatus: "TO_CREDIT", newAmount: 0 });
  expect(office.look(reference)).toMatchObject({
    transactionStatus: "TO_CREDIT",
    lastOperationName: "CREDIT",
  });
  office.advance("PT12H");
  expect(office.look(reference)).toMatchObject({
    transactionStatus: "CREDITED",
    currentAmount: 0,
    lastOperationName: "CREDIT_CAPTURE",
    lastOperationDateTime: "2026-11-24T22:00:00+01:00",
  });
  expect(office.movements()).toEqual(["charge 2490", "capture 2490", "refund 2490"]);
});

test("by parts, on one day and on several, to the last cent and not further", () => {
  expect(refund("1000")).toMatchObject({ newStatus: "TO_CREDIT", newAmount: 1490 });
  expect(refund("490")).toMatchObject({ newStatus: "TO_CREDIT", newAmount: 1000 });
  expect(refund("1001")).toMatchObject({ responseCode: "51" });
  office.advance("P1D");
  expect(office.look(reference)).toMatchObject({ transactionStatus: "CAPTURED", currentAmount: 1000 });
  expect(refund("1001")).toMatchObject({ responseCode: "51" });
  expect(refund("1000")).toMatchObject({ newStatus: "TO_CREDIT", newAmount: 0 });
  expect(refund("1")).toMatchObject({ responseCode: "51" });
  office.advance("P1D");
  expect(office.look(reference)).toMatchObject({ transactionStatus: "CREDITED" });
  expect(refund("1")).toMatchObject({ responseCode: "24" });
  expect(office.movements()).toEqual([
    "charge 2490",
    "capture 2490",
    "refund 1000",
    "refund 490",
    "refund 1000",
  ]);
});

test("of what was captured, not of what was ordered", () => {
  reference = office.pay();
  office.call("cancel", { transactionReference: reference, operationAmount: "2000", currencyCode: "978" });
  office.advance("P1D");
  expect(refund("491")).toMatchObject({ responseCode: "51" });
  expect(refund("490")).toMatchObject({ responseCode: "00", newAmount: 0 });
});

test("of a payment that was captured at once", () => {
  reference = office.pay({ captureMode: "IMMEDIATE" });
  expect(office.movements(reference)).toEqual(["charge 2490", "capture 2490"]);
  expect(refund("2490")).toMatchObject({ newStatus: "TO_CREDIT" });
});

describe("is refused", () => {
  test("with 24 before the capture, after a cancellation and during the remittance", () => {
    reference = office.pay();
    expect(refund("1")).toMatchObject({ responseCode: "24" });
    office.call("cancel", { transactionReference: reference, operationAmount: "2490", currencyCode: "978" });
    expect(refund("1")).toMatchObject({ responseCode: "24" });
    office.advance("PT12H30M");
    expect(refund("1")).toMatchObject({ responseCode: "24" });
    expect(office.movements(reference)).toEqual(["charge 2490", "cancel 2490"]);
  });

  test("with 57 when the payment came back unpaid", () => {
    reference = office.pay({ cardNumber: "5100001000000600" });
    office.advance("P1D");
    expect(refund("1")).toMatchObject({ responseCode: "57" });
  });

  test("with 25 for an unknown reference, 12 for nothing and for another currency", () => {
    expect(refund("1", { transactionReference: "NOBODY" })).toMatchObject({ responseCode: "25" });
    expect(refund("0")).toMatchObject({ responseCode: "12", errorFieldName: "operationAmount" });
    expect(refund("1", { currencyCode: "840" })).toMatchObject({
      responseCode: "12",
      errorFieldName: "currencyCode",
    });
    expect(office.movements()).toEqual(["charge 2490", "capture 2490"]);
  });

  test("with 24 for a credit without an origin", () => {
    office.call("creditHolder", {
      transactionReference: "CREDIT",
      amount: "100",
      currencyCode: "978",
      orderChannel: "INTERNET",
      cardNumber: "5100000000000800",
      cardExpiryDate: "203512",
    });
    expect(refund("1", { transactionReference: "CREDIT" })).toMatchObject({ responseCode: "24" });
    office.advance("P1D");
    expect(refund("1", { transactionReference: "CREDIT" })).toMatchObject({ responseCode: "24" });
  });
});
