import { beforeEach, expect, test } from "vitest";
import { openTestOffice, type TestOffice } from "../../testing/test-office.js";

let office: TestOffice;
beforeEach(() => {
  office = openTestOffice();
});

const validate = (transactionReference: string, operationAmount: string, change = {}) =>
  office.call("validate", { transactionReference, operationAmount, currencyCode: "978", ...change });
const inValidation = (captureDay: string, change = {}) =>
  office.pay({ captureMode: "VALIDATION", captureDay, ...change });

test("all of it: is captured the same evening, whatever its captureDay", () => {
  const reference = inValidation("5");
  expect(validate(reference, "2490")).toMatchObject({
    responseCode: "00",
    newStatus: "TO_CAPTURE",
    newAmount: 2490,
    captureLimitDate: "20261123",
  });
  office.advance("PT13H");
  expect(office.look(reference)).toMatchObject({
    transactionStatus: "CAPTURED",
    lastOperationName: "DEBIT_CAPTURE",
  });
});

test("a part: the rest is released", () => {
  const reference = inValidation("5");
  expect(validate(reference, "2000")).toMatchObject({ newStatus: "TO_CAPTURE", newAmount: 2000 });
  expect(validate(reference, "490")).toMatchObject({ responseCode: "24" });
  office.advance("P1D");
  expect(office.look(reference)).toMatchObject({ transactionStatus: "CAPTURED", currentAmount: 2000 });
  expect(office.movements()).toEqual(["charge 2490", "release 490", "capture 2000"]);
});

test("beyond the life of an authorisation there is a new one", () => {
  const reference = inValidation("10");
  const before = office.look(reference);
  expect(before).toMatchObject({ transactionStatus: "TO_REPLAY" });
  office.advance("P8D");
  const answer = validate(reference, "2490");
  expect(answer).toMatchObject({ responseCode: "00", newStatus: "TO_CAPTURE" });
  expect(answer["authorisationId"]).not.toBe(before["authorisationId"]);
  expect(office.look(reference)["authorisationId"]).toBe(answer["authorisationId"]);
});

test("beyond the life of an authorisation a card that has expired since is refused", () => {
  const reference = inValidation("20", { cardExpiryDate: "202611" });
  office.advance("P10D");
  expect(validate(reference, "2490")).toMatchObject({ responseCode: "54" });
  expect(office.look(reference)).toMatchObject({ transactionStatus: "REFUSED", responseCode: "54" });
  expect(office.movements()).toEqual(["charge 2490", "release 2490"]);
});

test("without a validation it expires in the evening of its captureDay", () => {
  const reference = inValidation("2");
  office.advance("P2DT11H59M");
  expect(office.look(reference)).toMatchObject({ transactionStatus: "TO_VALIDATE" });
  office.advance("PT1M");
  expect(office.look(reference)).toMatchObject({
    transactionStatus: "EXPIRED",
    lastOperationName: "EXPIRED",
    lastOperationDateTime: "2026-11-25T22:00:00+01:00",
  });
  office.advance("PT1H");
  expect(validate(reference, "2490")).toMatchObject({ responseCode: "24" });
  expect(office.movements()).toEqual(["charge 2490", "release 2490"]);
});

test("51 above what is left, 24 for what needs no validation, 25 for what is unknown, 12 for nothing", () => {
  const reference = inValidation("5");
  expect(validate(reference, "2491")).toMatchObject({ responseCode: "51" });
  office.call("cancel", { transactionReference: reference, operationAmount: "490", currencyCode: "978" });
  expect(validate(reference, "2001")).toMatchObject({ responseCode: "51" });
  expect(validate(reference, "0")).toMatchObject({ responseCode: "12", errorFieldName: "operationAmount" });
  expect(validate(reference, "1", { currencyCode: "840" })).toMatchObject({ errorFieldName: "currencyCode" });
  expect(validate(office.pay(), "2490")).toMatchObject({ responseCode: "24" });
  expect(validate("NOBODY", "2490")).toMatchObject({ responseCode: "25" });
  expect(office.look(reference)).toMatchObject({ transactionStatus: "TO_VALIDATE", currentAmount: 2000 });
});

test("without validation, beyond the life of an authorisation: authorised on the eve, captured on the day", () => {
  const reference = office.pay({ captureDay: "10" });
  const statuses: unknown[] = [];
  for (const step of ["PT0S", "P9DT12H", "PT1H", "PT22H59M", "PT1M"]) {
    office.advance(step);
    statuses.push(office.look(reference)["transactionStatus"]);
  }
  expect(statuses).toEqual(["TO_AUTHORIZE", "WAITING_AUTHOR", "TO_CAPTURE", "TO_CAPTURE", "CAPTURED"]);
  const history = office.gateway.transactions.all()[0]?.history ?? [];
  expect(history.map(({ operation }) => operation)).toEqual([
    "TRANSACTION",
    "AUTHOR_BATCH",
    "AUTHOR",
    "DEBIT_CAPTURE",
  ]);
});

test("without validation, a card that has expired by the eve is refused then", () => {
  const reference = office.pay({ captureDay: "15", cardExpiryDate: "202611" });
  office.advance("P20D");
  expect(office.look(reference)).toMatchObject({ transactionStatus: "REFUSED", responseCode: "54" });
  expect(office.movements()).toEqual(["charge 2490", "release 2490"]);
});
