import { createPayments, sepaDirectDebit, type Gateway } from "@sips-kit/server";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createBuyer } from "./buyer.js";
import { stores } from "./stores.js";
import { ibans, openSepaScene, type SepaScene } from "./sepa-scene.js";

/* SEPA direct debit beyond the table of integration/payment-methods: what is entered, what happens weeks later, and ELV.
 * Saved mandates are in mandates.test.ts.
 */
let scene: SepaScene;
afterEach(async () => {
  const text = JSON.stringify([scene.shop.log, scene.shop.results, scene.shop.changes]);
  await scene.shop.close();
  // No account leaves the call that needs it.
  for (const iban of Object.values(ibans)) expect(text).not.toContain(iban);
});

describe.each(stores)("journal on %s", (_store, open) => {
  beforeEach(async () => {
    scene = await openSepaScene({}, await open());
  });

  test("a signed mandate is debited on a later day, and the payment names it", async () => {
    const paid = await scene.signs("4711");
    expect(paid).toMatchObject({
      state: "accepted",
      maskedPan: "FR76#####################13",
      mandateId: expect.stringMatching(/^SIM/),
      valueDate: expect.stringMatching(/^\d{8}$/),
      customerId: "ann",
    });
    expect(scene.shop.results).toMatchObject([{ orderId: "4711", mandateId: paid.mandateId }]);
    const events = await scene.shop.payments.events(paid.reference);
    expect(events.map(({ to }) => to)).toEqual([
      "opened",
      "starting",
      "redirected",
      "confirming",
      "charging",
      "accepted",
    ]);
  });

  test("a debit that is returned weeks later frees the order, and the shop is told once", async () => {
    const paid = await scene.signs("4711");
    await scene.days(3);
    await scene.control.returnDebit(paid.reference, 30);
    await scene.days(25);
    expect(await scene.newest("4711")).toMatchObject({ state: "accepted" });
    expect(scene.shop.changes).toEqual([]);
    // Nothing changed, so nothing was added to the history.
    expect(await scene.shop.payments.events(paid.reference)).toHaveLength(6);
    await scene.days(10);
    expect(scene.shop.changes).toMatchObject([
      {
        orderId: "4711",
        state: "returned",
        reference: paid.reference,
        buyerMessage: { en: expect.any(String) },
      },
    ]);
    expect(scene.shop.changes[0]?.eventId).not.toBe(scene.shop.results[0]?.eventId);
    expect(scene.shop.results).toHaveLength(1);
    const holder = createBuyer(scene.shop);
    const again = await holder.pays(await holder.opens("4711"), await holder.types("5100000100000700"));
    expect(again.body).toMatchObject({ outcome: "accepted" });
    expect((await scene.control.movements()).map(({ kind }) => kind)).toEqual([
      "charge",
      "capture",
      "return",
      "charge",
    ]);
  });

  test("a followed debit stays out of the archive, and leaves it to be archived when its time is over", async () => {
    await scene.signs("4711");
    await scene.days(20);
    const archive = () =>
      scene.shop.journal.archive({ now: scene.shop.journal.clock.now() + 1e12, olderThanMs: 0 });
    expect(await archive()).toBe(0);
    await scene.days(60);
    expect(await archive()).toBe(1);
    expect(scene.shop.changes).toEqual([]);
    const calls = scene.shop.log.filter((one) => (one as { step?: string }).step === "getTransactionData");
    expect(calls.length).toBeGreaterThan(60);
    expect(calls.length).toBeLessThan(80);
  });
});

describe("the bank", () => {
  beforeEach(async () => {
    scene = await openSepaScene();
  });

  test("refuses the debit of a signed mandate", async () => {
    expect(await scene.signs("4711", { iban: ibans.refused })).toMatchObject({
      state: "refused",
      responseCode: "05",
    });
    expect(await scene.control.charges()).toEqual([]);
  });

  test("returns a debit of the account that is made for it; or as REFUSED, as the other reading", async () => {
    await scene.control.read({ returnedDebits: "refused" });
    const paid = await scene.signs("4711", { iban: ibans.returned });
    expect(paid).toMatchObject({ state: "accepted" });
    await scene.days(12);
    expect(scene.shop.changes).toMatchObject([{ state: "returned" }]);
    const refund = { idempotencyKey: "r1", reference: paid.reference, amountMinor: 2490 };
    expect(await scene.shop.payments.operations.refund(refund)).toMatchObject({ state: "refused" });
  });

  test("tells that a mandate was revoked, once, and its debit is still followed", async () => {
    const paid = await scene.signs("4711");
    await scene.control.revokeMandate(paid.mandateId ?? "");
    await scene.days(3);
    expect(scene.shop.changes).toMatchObject([
      { state: "accepted", mandateId: paid.mandateId, mandateStatus: "REVOKED" },
    ]);
    await scene.control.returnDebit(paid.reference, 1);
    await scene.days(3);
    expect(scene.shop.changes.map(({ state }) => state)).toEqual(["accepted", "returned"]);
  });

  test("does not answer: the debit is followed all the same, and nothing is concluded", async () => {
    const paid = await scene.signs("4711");
    await scene.days(2);
    await scene.control.returnDebit(paid.reference, 0);
    await scene.control.fault("getTransactionData", "http-500", "before", 1_000);
    await scene.days(3);
    expect(await scene.newest("4711")).toMatchObject({ state: "accepted" });
    await scene.control.disarm();
    await scene.days(2);
    expect(await scene.newest("4711")).toMatchObject({ state: "returned" });
  });
});

test("a record of another order does not return a debit", async () => {
  let foreign = {};
  const around = (gateway: Gateway) =>
    Object.assign(Object.create(gateway) as Gateway, {
      async getTransactionData(...given: Parameters<Gateway["getTransactionData"]>) {
        const outcome = await gateway.getTransactionData(...given);
        return "answer" in outcome ? { ...outcome, answer: { ...outcome.answer, ...foreign } } : outcome;
      },
    });
  scene = await openSepaScene({}, undefined, around);
  const paid = await scene.signs("4711");
  await scene.control.returnDebit(paid.reference, 1);
  foreign = { orderId: "another" };
  await scene.days(5);
  expect(await scene.newest("4711")).toMatchObject({ state: "accepted" });
  expect(scene.shop.changes).toEqual([]);
  foreign = {};
  await scene.days(2);
  expect(await scene.newest("4711")).toMatchObject({ state: "returned" });
});

describe("what is entered", () => {
  beforeEach(async () => {
    scene = await openSepaScene();
  });

  test.each([
    [{ holder: "Ann Lee" }, "iban"],
    [{ iban: "FR7699999000010000000003414", holder: "Ann Lee" }, "iban"],
    [{ iban: "BR1500000000000010932840814P2", holder: "Ann Lee" }, "iban"],
    [{ iban: ibans.good }, "holder"],
    [{ iban: ibans.good, holder: "5100 0000 0000" }, "holder"],
    [{ iban: ibans.good, holder: "12345" }, "holder"],
    [{ iban: ibans.good, holder: " \u200b " }, "holder"],
    [{ iban: ibans.swiss, holder: "Ann Lee", zipCode: "8001", city: "Zürich" }, "street"],
    [{ iban: ibans.good, holder: "Ann Lee", bic: "X" }, "bic"],
    [{ iban: ibans.good, paymentMeanId: "1" }, "iban"],
  ])("%j: %s is at fault, and the session can still be paid", async (input, field) => {
    const one = scene.buyer();
    const session = await scene.opens("4711");
    const { status, body } = await one.pays(session, input);
    expect([status, body["field"]]).toEqual([400, field]);
    const right = { iban: " fr76 9999 9000 0100 0000 0003 413 ", holder: " Ann Lee " };
    expect((await one.pays(session, right)).body).toMatchObject({ next: "redirect" });
  });

  test.each(["TSV 1860 Musterstadt e.V.", "Sport 2000 SARL", "Café 1900"])(
    "%s, a club or a company, holds an account",
    async (holder) => {
      expect(await scene.signs("4711", { iban: ibans.good, holder })).toMatchObject({ state: "accepted" });
      scene.orders("4712");
      const one = scene.buyer("elv");
      const paid = await one.pays(await one.opens("4712"), { customerAccount: ibans.german, holder });
      expect(paid.body).toMatchObject({ outcome: "accepted" });
    },
  );

  test("an account outside the EEA comes with its holder's address", async () => {
    const address = { street: "Bahnhofstrasse 1", zipCode: "8001", city: "Zürich" };
    expect(await scene.signs("4711", { iban: ibans.swiss, ...address })).toMatchObject({ state: "accepted" });
  });

  test("another currency is refused before a session is opened", async () => {
    scene.orders("pounds", "ann", { currencyCode: "826" });
    expect(await scene.buyer().asksForSession("pounds")).toMatchObject({
      status: 409,
      body: { code: "PAYMENT_METHOD_UNAVAILABLE" },
    });
  });
});

describe("ELV", () => {
  beforeEach(async () => {
    scene = await openSepaScene();
  });
  const pays = async (input: object, orderId = "4711") => {
    scene.orders(orderId);
    const one = scene.buyer("elv");
    return one.pays(await one.opens(orderId), { holder: "Ann Lee", ...input });
  };

  test.each([
    [{ customerAccount: ibans.german }, "DE39################00"],
    [{ customerAccount: "1234567800", customerBankCode: "12345678" }, "12######00"],
  ])("debits %j without a mandate, and stores no account", async (input, maskedPan) => {
    expect((await pays(input)).body).toMatchObject({ outcome: "accepted" });
    const paid = await scene.newest("4711");
    expect(paid).toMatchObject({ paymentMethod: "elv", maskedPan });
    const journaled = JSON.stringify([
      await scene.shop.journal.read(paid.reference),
      await scene.shop.payments.events(paid.reference),
      scene.shop.log,
    ]);
    for (const value of Object.values(input)) expect(journaled).not.toContain(value);
  });

  test("names the missing bank code, and refuses what is no German account", async () => {
    expect(await pays({ customerAccount: "1234567890" })).toMatchObject({
      status: 400,
      body: { field: "customerBankCode" },
    });
    expect(await pays({ customerAccount: ibans.good }, "2")).toMatchObject({
      status: 400,
      body: { field: "customerAccount" },
    });
  });

  test("a lost answer is resolved by a query, and a returned debit is told", async () => {
    await scene.control.fault("directDebitOrder", "reset", "after");
    await pays({ customerAccount: ibans.german });
    await scene.days(1);
    const { reference } = await scene.newest("4711");
    await scene.control.returnDebit(reference, 5);
    await scene.days(8);
    expect(scene.shop.changes).toMatchObject([{ state: "returned", reference }]);
    expect(await scene.control.charges()).toHaveLength(1);
  });
});

test("a shop that takes direct debits must say what it does when one is returned", async () => {
  scene = await openSepaScene();
  const { gateway, journal } = scene.shop;
  const settings = {
    gateway,
    journal,
    publicUrl: "http://localhost/sips",
    signingKeys: [{ id: "1", secret: "a secret of the tests, long enough" }],
    resolveOrder: () => undefined,
    resultUrl: () => "/",
  };
  expect(() => createPayments({ ...settings, paymentMethods: [sepaDirectDebit()] })).toThrow(
    expect.objectContaining({ code: "PAYMENTS_CONFIGURATION_INVALID", setting: "onChange" }),
  );
});

// Clocks in Paris change on the last Sunday: from shortly before it, 48 hours later is another day than two days later.
test.each([
  ["March", 1],
  ["October", 2],
])("two days after an order, although clocks change in %s, the account is debited", async (month, before) => {
  scene = await openSepaScene();
  const year = new Date(scene.now()).getUTCFullYear() + 1;
  const sunday = lastSunday(month === "March" ? 2 : 9, year);
  const ordered = sunday - before * dayMs + 22.5 * hourMs;
  const seconds = Math.round((ordered - scene.now()) / 1_000);
  await scene.control.advance(`PT${seconds}S`);
  scene.passes(seconds * 1_000);
  const valueDate = new Date(sunday + dayMs).toISOString().slice(0, 10).replaceAll("-", "");
  expect(await scene.signs("4711")).toMatchObject({ state: "accepted", valueDate });
});

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

function lastSunday(month: number, year: number): number {
  const last = new Date(Date.UTC(year, month + 1, 0));
  return last.getTime() - last.getUTCDay() * dayMs;
}
