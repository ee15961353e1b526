import { beforeEach, describe, expect, test } from "vitest";
import type { WireObject } from "../../ledger/wire.js";
import { orderFields } from "../../testing/office-client.js";
import { openTestOffice, type TestOffice } from "../../testing/test-office.js";

let office: TestOffice;
beforeEach(() => {
  office = openTestOffice();
});

const returnUrl = { merchantReturnUrl: "http://localhost:3000/sips/return" };

function sign(change: WireObject = {}): string {
  const opened = office.call("initializeMandate", {
    iban: "FR7699999000010000000003413",
    customerContact: { lastname: "Martin" },
    customerAddress: { city: "Paris" },
    ...returnUrl,
    ...change,
  });
  const { back } = office.gateway.suppliers.decide(String(opened["redirectionData"]), "confirm");
  office.call("finalizeMandate", { redirectionData: back, messageVersion: "0.1" });
  return String(opened["mandateId"]);
}

function debit(change: WireObject): string {
  const answer = office.call("directDebitOrder", {
    ...orderFields(),
    paymentMeanBrand: "SEPA_DIRECT_DEBIT",
    ...change,
  });
  expect(answer).toMatchObject({ responseCode: "00" });
  return String(answer["transactionReference"]);
}

function duplicateOf(fromTransactionReference: string): WireObject {
  const { captureMode: _mode, captureDay: _day, ...copy } = orderFields();
  return office.call("duplicate", { ...copy, fromTransactionReference });
}

describe("a duplicate of a SEPA direct debit", () => {
  test("is a debit of its mandate, on its own day", () => {
    const mandateId = sign();
    const first = debit({ mandateId });
    office.advance("P40D");
    const copy = duplicateOf(first);
    expect(copy).toMatchObject({ responseCode: "00", paymentMeanBrand: "SEPA_DIRECT_DEBIT" });
    const reference = String(copy["transactionReference"]);
    expect(office.call("getMandateData", { mandateId })).toMatchObject({
      transactionList: `${first},${reference}`,
    });
    const kept = office.gateway.transactions.all().find((one) => one.transactionReference === reference);
    expect(kept?.otherMean?.fields).toMatchObject({ mandateId, valueDate: "20270103" });
  });

  test("is refused once the mandate is revoked, or was for one debit", () => {
    const revoked = sign();
    const before = debit({ mandateId: revoked });
    for (const mandate of office.gateway.mandates.all()) office.gateway.mandates.revoke(mandate);
    const once = debit({ mandateId: sign({ mandateUsage: "ONE_OFF" }) });
    for (const origin of [before, once]) {
      expect(duplicateOf(origin)).toMatchObject({ responseCode: "24", errorFieldName: "mandateId" });
    }
    expect(office.movements()).toEqual(["charge 2490", "charge 2490"]);
  });

  test("is returned by the bank like the first one", () => {
    const copy = duplicateOf(debit({ mandateId: sign({ iban: "FR7699999000010000000008457" }) }));
    office.advance("P11D");
    expect(office.look(String(copy["transactionReference"]))).toMatchObject({ transactionStatus: "UNPAID" });
  });
});

test("a German debit (ELV) needs no mandate to be duplicated", () => {
  const first = debit({ paymentMeanBrand: "ELV", customerAccount: "DE39999999990000000100" });
  expect(duplicateOf(first)).toMatchObject({ responseCode: "00", paymentMeanBrand: "ELV" });
});
