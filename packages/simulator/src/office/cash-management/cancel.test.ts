import { beforeEach, describe, expect, test } from "vitest";
import { openTestOffice, otherShop, type TestOffice } from "../../testing/test-office.js";

let office: TestOffice;
beforeEach(() => {
  office = openTestOffice();
});

const cancel = (transactionReference: string, operationAmount: string, change = {}) =>
  office.call("cancel", { transactionReference, operationAmount, currencyCode: "978", ...change });

test("all of it: cancelled, nothing is taken", () => {
  const reference = office.pay();
  expect(cancel(reference, "2490")).toMatchObject({
    responseCode: "00",
    acquirerResponseCode: "00",
    newStatus: "CANCELLED",
    newAmount: 0,
    operationDateTime: "2026-11-23T10:00:00+01:00",
  });
  office.advance("P2D");
  expect(office.look(reference)).toMatchObject({
    transactionStatus: "CANCELLED",
    currentAmount: 0,
    originAmount: 2490,
    lastOperationName: "CANCEL",
  });
  expect(office.movements()).toEqual(["charge 2490", "cancel 2490"]);
});

test("a part: the rest continues", () => {
  const reference = office.pay();
  expect(cancel(reference, "1000")).toMatchObject({ newStatus: "TO_CAPTURE", newAmount: 1490 });
  expect(cancel(reference, "490")).toMatchObject({ newStatus: "TO_CAPTURE", newAmount: 1000 });
  office.advance("P1D");
  expect(office.look(reference)).toMatchObject({ transactionStatus: "CAPTURED", currentAmount: 1000 });
  expect(office.movements()).toEqual(["charge 2490", "cancel 1000", "cancel 490", "capture 1000"]);
});

test.each([
  ["TO_CAPTURE", {}],
  ["TO_VALIDATE", { captureMode: "VALIDATION", captureDay: "3" }],
  ["TO_REPLAY", { captureMode: "VALIDATION", captureDay: "10" }],
  ["TO_AUTHORIZE", { captureDay: "10" }],
  ["TO_CHALLENGE", { cardNumber: "5100000500000300" }],
])("is permitted in %s", (status, order) => {
  const reference = office.pay(order);
  expect(office.look(reference)["transactionStatus"]).toBe(status);
  expect(cancel(reference, "1")).toMatchObject({ responseCode: "00", newStatus: status, newAmount: 2489 });
  expect(cancel(reference, "2489")).toMatchObject({ responseCode: "00", newStatus: "CANCELLED" });
});

test("names the transaction by its s10TransactionReference as well", () => {
  const reference = office.pay({ s10TransactionReference: { s10TransactionId: "77" } });
  const { transactionReference: _none, ...rest } = { transactionReference: reference };
  const answer = office.call("cancel", {
    ...rest,
    s10TransactionReference: { s10TransactionId: "77", s10TransactionIdDate: "20261123" },
    operationAmount: "2490",
    currencyCode: "978",
  });
  expect(answer).toMatchObject({ newStatus: "CANCELLED" });
});

describe("is refused, and nothing changes,", () => {
  const unchanged = (reference: string, status: string) => {
    expect(office.look(reference)).toMatchObject({
      transactionStatus: status,
      currentAmount: 2490,
    });
  };

  test("with 51 above the amount that is left", () => {
    const reference = office.pay();
    expect(cancel(reference, "2491")).toMatchObject({ responseCode: "51" });
    unchanged(reference, "TO_CAPTURE");
    cancel(reference, "1000");
    expect(cancel(reference, "1491")).toMatchObject({ responseCode: "51" });
  });

  test("with 12 for nothing, or for another currency", () => {
    const reference = office.pay();
    expect(cancel(reference, "0")).toMatchObject({ responseCode: "12", errorFieldName: "operationAmount" });
    expect(cancel(reference, "1", { currencyCode: "840" })).toMatchObject({
      responseCode: "12",
      errorFieldName: "currencyCode",
    });
    unchanged(reference, "TO_CAPTURE");
  });

  test("with 25 for an unknown reference, another shop's, or one whose holder is being authenticated", () => {
    const reference = office.pay();
    expect(cancel("NOBODY", "1")).toMatchObject({ responseCode: "25" });
    expect(cancel(reference, "1", otherShop)).toMatchObject({ responseCode: "25" });
    const enrolled = office.call("cardCheckEnrollment", {
      transactionReference: "ENROLLED",
      amount: "2490",
      currencyCode: "978",
      orderChannel: "INTERNET",
      merchantReturnUrl: "https://shop.test/",
      cardNumber: "5100000000000800",
      cardExpiryDate: "203512",
    });
    expect(enrolled).toMatchObject({ redirectionStatusCode: "00" });
    expect(cancel("ENROLLED", "1")).toMatchObject({ responseCode: "25" });
    unchanged(reference, "TO_CAPTURE");
  });

  test("with 24 once it is captured, cancelled, refused or expired", () => {
    const captured = office.pay();
    const expired = office.pay({ captureMode: "VALIDATION" });
    const cancelled = office.pay();
    cancel(cancelled, "2490");
    office.advance("P1D");
    unchanged(captured, "CAPTURED");
    unchanged(expired, "EXPIRED");
    for (const reference of [captured, expired, cancelled]) {
      expect(cancel(reference, "1")).toMatchObject({ responseCode: "24" });
    }
    unchanged(captured, "CAPTURED");
  });

  test("with 24 while the remittance is made up, from 22:00 to 23:00 in Paris", () => {
    const reference = office.pay({ captureDay: "1" });
    for (const [advance, code] of [
      ["PT11H59M59S", "00"],
      ["PT1S", "24"],
      ["PT59M59S", "24"],
      ["PT1S", "00"],
    ] as const) {
      office.advance(advance);
      expect(cancel(reference, "1")).toMatchObject({ responseCode: code });
    }
  });
});
