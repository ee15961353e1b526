import { expect, test } from "vitest";
import type { WireObject } from "../../ledger/wire.js";
import { orderFields } from "../../testing/office-client.js";
import { openTestOffice, type TestOffice } from "../../testing/test-office.js";

const reference = "PP1";
const customerId = "C1";

/** A payment that PayPal calls pending, as the finalizing call tells it. */
function payPending(office: TestOffice, change: WireObject = {}): WireObject {
  const opened = office.call("paymentProviderInitialize", {
    ...orderFields({ transactionReference: reference, customerId }),
    paymentMeanBrand: "PAYPAL",
    paymentMeanData: { paypal: { invoiceId: "INV1" } },
    merchantReturnUrl: "http://localhost:3000/return",
    ...change,
  });
  const { back } = office.gateway.suppliers.decide(String(opened["redirectionData"]), "pending");
  return office.call("paymentProviderFinalize", {
    transactionReference: reference,
    redirectionData: back,
    messageVersion: "0.1",
  });
}

test.each([
  [{}, "TO_CAPTURE", ["charge 2490"]],
  [{ captureMode: "VALIDATION", captureDay: "3" }, "TO_VALIDATE", ["charge 2490"]],
  [{ captureMode: "IMMEDIATE" }, "CAPTURED", ["charge 2490", "capture 2490"]],
] as const)("with %j it becomes %s", (change, transactionStatus, movements) => {
  const office = openTestOffice();
  expect(payPending(office, change)).toMatchObject({ responseCode: "60", transactionStatus: "PENDING" });
  expect(office.movements()).toEqual([]);
  office.advance("PT10M");
  expect(office.look(reference)).toMatchObject({ responseCode: "00", transactionStatus });
  expect(office.movements()).toEqual(movements);
});

test("accepted while the day's remittance runs, it leaves with the next one", () => {
  const office = openTestOffice({ startsAt: "2026-11-23T21:55:00+01:00" });
  payPending(office);
  office.advance("PT10M");
  expect(office.look(reference)).toMatchObject({ transactionStatus: "TO_CAPTURE" });
  office.advance("P1D");
  expect(office.look(reference)).toMatchObject({ transactionStatus: "CAPTURED" });
  expect(
    office.gateway.transactions.movements().map(({ kind, at }) => [kind, new Date(at).toISOString()]),
  ).toEqual([
    ["charge", "2026-11-23T21:05:00.000Z"],
    ["capture", "2026-11-24T21:00:00.000Z"],
  ]);
});

test("fraud lists are asked when it is ordered: black refuses, grey holds it for review", () => {
  const list = (office: TestOffice, fraudListLevel: string) =>
    office.call("addToFraudList", {
      fraudListLevel,
      fraudListType: "IdList",
      fraudListElementValue: [customerId],
    });
  const black = openTestOffice();
  expect(list(black, "Black")).toMatchObject({ responseCode: "00" });
  expect(payPending(black)).toMatchObject({ responseCode: "05", transactionStatus: "REFUSED" });

  const grey = openTestOffice();
  expect(list(grey, "Grey")).toMatchObject({ responseCode: "00" });
  expect(payPending(grey)).toMatchObject({ responseCode: "60" });
  grey.advance("PT10M");
  expect(grey.look(reference)).toMatchObject({ transactionStatus: "TO_CHALLENGE" });
});
