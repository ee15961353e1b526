import { beforeEach, describe, expect, test } from "vitest";
import { openTestOffice, type TestOffice } from "../../testing/test-office.js";

let office: TestOffice;
beforeEach(() => {
  office = openTestOffice();
});

const held = (change = {}) => office.pay({ cardNumber: "5100000500000300", ...change });
const accept = (transactionReference: string, change = {}) =>
  office.call("acceptChallenge", { transactionReference, ...change });
const refuse = (transactionReference: string) => office.call("refuseChallenge", { transactionReference });

describe("acceptChallenge", () => {
  test("lets an order go on", () => {
    const reference = held();
    expect(office.look(reference)).toMatchObject({ transactionStatus: "TO_CHALLENGE", scoreColor: "ORANGE" });
    expect(accept(reference)).toMatchObject({ responseCode: "00", newStatus: "TO_CAPTURE" });
    expect(office.look(reference)).toMatchObject({ lastOperationName: "ACCEPT_CHALLENGE" });
    office.advance("P1D");
    expect(office.look(reference)).toMatchObject({ transactionStatus: "CAPTURED" });
  });

  test.each([
    [{ captureMode: "VALIDATION", captureDay: "3" }, "TO_VALIDATE"],
    [{ captureMode: "VALIDATION", captureDay: "10" }, "TO_REPLAY"],
    [{ captureDay: "10" }, "TO_AUTHORIZE"],
    [{ captureMode: "IMMEDIATE" }, "CAPTURED"],
  ])("of %j leads to %s", (order, status) => {
    const reference = held(order);
    expect(accept(reference)).toMatchObject({ newStatus: status });
    expect(office.movements()).toEqual(["charge 2490", ...(status === "CAPTURED" ? ["capture 2490"] : [])]);
  });

  test("with validationIndicator Y validates at the same time", () => {
    const reference = held({ captureMode: "VALIDATION", captureDay: "3" });
    expect(accept(reference, { validationIndicator: "Y" })).toMatchObject({
      newStatus: "TO_CAPTURE",
      captureLimitDate: "20261123",
    });
    expect(office.look(reference)).toMatchObject({ lastOperationName: "VALIDATE_CHALLENGE" });
  });

  test("with validationIndicator Y asks for the authorisation anew, as validate does", () => {
    const reference = held({ captureMode: "VALIDATION", captureDay: "20", cardExpiryDate: "202611" });
    office.advance("P10D");
    expect(accept(reference, { validationIndicator: "Y" })).toMatchObject({ responseCode: "54" });
    expect(office.look(reference)).toMatchObject({ transactionStatus: "REFUSED", responseCode: "54" });
    expect(office.movements()).toEqual(["charge 2490", "release 2490"]);
  });

  test("with another validationIndicator is refused with 30", () => {
    const reference = held();
    expect(accept(reference, { validationIndicator: "yes" })).toMatchObject({
      responseCode: "30",
      errorFieldName: "validationIndicator",
    });
    expect(office.look(reference)).toMatchObject({ transactionStatus: "TO_CHALLENGE" });
  });

  test("after the eve of its capture day still requests the authorisation, in order", () => {
    const reference = held({ captureDay: "10" });
    office.advance("P10D");
    expect(accept(reference)).toMatchObject({ newStatus: "TO_AUTHORIZE" });
    office.advance("P2D");
    expect(office.look(reference)).toMatchObject({ transactionStatus: "CAPTURED" });
    const times = office.gateway.transactions.all()[0]?.history.map(({ at }) => at) ?? [];
    expect(times).toEqual(times.toSorted((a, b) => a - b));
  });
});

test("refuseChallenge ends it, and releases the money", () => {
  const reference = held();
  expect(refuse(reference)).toMatchObject({ responseCode: "00", newStatus: "REFUSED" });
  office.advance("P2D");
  expect(office.look(reference)).toMatchObject({
    transactionStatus: "REFUSED",
    lastOperationName: "REFUSE_CHALLENGE",
  });
  expect(office.movements()).toEqual(["charge 2490", "release 2490"]);
});

test("without a decision it expires in the evening of its captureDay", () => {
  const reference = held();
  office.advance("P1D");
  expect(office.look(reference)).toMatchObject({ transactionStatus: "EXPIRED" });
  expect(office.movements()).toEqual(["charge 2490", "release 2490"]);
});

test.each(["acceptChallenge", "refuseChallenge"] as const)(
  "%s: 24 for what is not held, twice, or during the remittance; 25 for what is unknown",
  (method) => {
    const decide = (transactionReference: string) => office.call(method, { transactionReference });
    expect(decide(office.pay())).toMatchObject({ responseCode: "24" });
    expect(decide("NOBODY")).toMatchObject({ responseCode: "25" });
    const reference = held({ captureDay: "1" });
    decide(reference);
    expect(decide(reference)).toMatchObject({ responseCode: "24" });
    const late = held({ captureDay: "1" });
    office.advance("PT12H");
    expect(decide(late)).toMatchObject({ responseCode: "24" });
    expect(office.look(late)).toMatchObject({ transactionStatus: "TO_CHALLENGE" });
  },
);
