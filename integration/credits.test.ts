import { encryptCard, type CseKey } from "@sips-kit/cse";
import type { CreditSettings } from "@sips-kit/server";
import { afterEach, describe, expect, test } from "vitest";
import { createBuyer, postJson } from "./buyer.js";
import { controlOf } from "./control.js";
import { createMovableTime, type MovableTime } from "./movable-time.js";
import { stores } from "./stores.js";
import { openShop, type Shop } from "./shop.js";

const hourMs = 3_600_000;
const limits: CreditSettings = { perCreditMinor: 5_000, perDayMinor: 8_000 };
const approved: CreditSettings = { ...limits, approval: { aboveMinor: 1_000, lifeMs: 2 * hourMs } };

describe.each(stores)("credits on %s", (_name, openJournal) => {
  let shop: Shop;
  let time: MovableTime;

  afterEach(() => shop.close());

  /** Opens a shop with one saved card. */
  async function open(credits: CreditSettings): Promise<CseKey> {
    time = createMovableTime();
    shop = await openShop({
      journal: await openJournal(),
      resolveWallet: () => "ANN",
      credits,
      now: time.now,
      timers: time.timers,
    });
    const cse = (await createBuyer(shop).opens("4711", "cse")).cse as CseKey;
    const card = {
      ...(await encryptCard({ cardNumber: "5100000100000700" }, cse)),
      cardExpiryDate: "203412",
    };
    expect(await postJson(`${shop.url}/sips/cards`, card)).toMatchObject({ status: 201 });
    return cse;
  }

  const credit = (idempotencyKey: string, amountMinor: number, more: object = {}) =>
    shop.payments.operations.walletCreditHolder({
      idempotencyKey,
      merchantWalletId: "ANN",
      paymentMeanId: "1",
      amountMinor,
      currencyCode: "978",
      by: "anna",
      ...more,
    });
  const credited = async () =>
    (await controlOf(shop).movements()).filter(({ kind }) => kind === "credit").map(({ amount }) => amount);

  test("a saved card and an encrypted one are credited, once each", async () => {
    const cse = await open(limits);
    const { operations } = shop.payments;
    const first = await credit("c1", 1_500, { reason: "goodwill" });
    expect(first).toMatchObject({ state: "accepted", kind: "walletCreditHolder", reason: "goodwill" });
    expect(await credit("c1", 1_500, { reason: "goodwill" })).toEqual(first);
    await expect(credit("c1", 1_501)).rejects.toMatchObject({ code: "PAYMENT_OPERATION_ID_REUSED" });
    const inDollars = credit("c1", 1_500, { currencyCode: "840" });
    await expect(inDollars).rejects.toMatchObject({ code: "PAYMENT_OPERATION_ID_REUSED" });
    const { cardNumber } = await encryptCard({ cardNumber: "5100000100000700" }, cse);
    const card = { cardNumber, cardExpiryDate: "203412" };
    const typed = { idempotencyKey: "c2", amountMinor: 500, currencyCode: "978", card };
    expect(await operations.creditHolder(typed)).toMatchObject({ state: "accepted" });
    await expect(operations.creditHolder({ ...typed, orderId: "other" })).rejects.toMatchObject({
      code: "PAYMENT_OPERATION_ID_REUSED",
    });
    expect(await credited()).toEqual([1_500, 500]);
    expect((await operations.credits(0)).map(({ idempotencyKey }) => idempotencyKey)).toEqual(["c2", "c1"]);
    expect(JSON.stringify(await operations.credits(0))).not.toContain(cardNumber);
  });

  test("no credit is above its limit, nor all of a day above theirs, also at once", async () => {
    await open(limits);
    await expect(credit("big", 5_001)).rejects.toMatchObject({ more: { field: "amountMinor" } });
    expect(await shop.payments.operations.find("big")).toBeUndefined();
    const asked = await Promise.all([1, 2, 3, 4].map((one) => credit(`c${one}`, 3_000)));
    expect(asked.map(({ state }) => state).toSorted()).toEqual([
      "accepted",
      "accepted",
      "refused",
      "refused",
    ]);
    // The one that came fourth counts the third as well, unless that was refused by then.
    expect(asked.filter(({ what }) => what.includes("2000 left"))).not.toEqual([]);
    expect(await credit("c5", 2_000)).toMatchObject({ state: "accepted" });
    expect(await credited()).toHaveLength(3);
    time.moveTo(25 * hourMs);
    expect(await credit("c6", 3_000)).toMatchObject({ state: "accepted" });
  });

  test("a lost answer is found by the reference of the credit", async () => {
    await open(limits);
    await controlOf(shop).fault("walletCreditHolder", "reset", "after");
    expect(await credit("c1", 1_500)).toMatchObject({ state: "unknown" });
    await shop.payments.reconcile();
    expect(await shop.payments.operations.find("c1")).toMatchObject({ state: "accepted" });
    expect(await credited()).toEqual([1_500]);
  });

  test("a larger one waits for another person, and is sent once", async () => {
    await open(approved);
    const { operations } = shop.payments;
    expect(await credit("small", 1_000)).toMatchObject({ state: "accepted" });
    const waiting = await credit("c1", 4_000);
    expect(waiting).toMatchObject({ state: "prepared", approval: { state: "awaited" } });
    await shop.payments.reconcile();
    expect(await credited()).toEqual([1_000]);
    const own = operations.approveCredit({ idempotencyKey: "c1", by: "anna" });
    await expect(own).rejects.toMatchObject({ code: "PAYMENT_NOT_AUTHORIZED" });
    const twice = await Promise.all(
      ["bob", "carl"].map((by) =>
        operations.approveCredit({ idempotencyKey: "c1", by }).catch(() => undefined),
      ),
    );
    expect(twice.some((one) => one?.state === "accepted")).toBe(true);
    expect(await operations.find("c1")).toMatchObject({
      state: "accepted",
      by: "anna",
      approval: { state: "given", by: expect.stringMatching(/^(bob|carl)$/) },
    });
    expect(await credited()).toEqual([1_000, 4_000]);
    // It counts for the day from when it was requested, and again from when it was approved.
    expect(await credit("c2", 3_500)).toMatchObject({ state: "refused" });
  });

  test("approved and declined at the same moment, it is told as it was", async () => {
    await open(approved);
    const { operations } = shop.payments;
    for (const idempotencyKey of ["c1", "c2"]) {
      await credit(idempotencyKey, 2_000);
      const decide = [
        () => operations.approveCredit({ idempotencyKey, by: "bob" }),
        () => operations.declineCredit({ idempotencyKey, by: "carl" }),
      ];
      if (idempotencyKey === "c2") decide.reverse();
      await Promise.all(decide.map((one) => one().catch(() => undefined)));
      await shop.payments.reconcile();
    }
    const states = await Promise.all(["c1", "c2"].map((one) => operations.find(one)));
    const paid = states.filter((one) => one?.state === "accepted");
    expect(states.filter((one) => one?.state === "not-done")).toHaveLength(2 - paid.length);
    expect(await credited()).toHaveLength(paid.length);
  });

  test("declined, or not approved in time, it is not sent, and leaves its share of the day", async () => {
    await open(approved);
    const { operations } = shop.payments;
    await credit("c1", 4_000);
    expect(await operations.declineCredit({ idempotencyKey: "c1", by: "bob" })).toMatchObject({
      state: "not-done",
      approval: { state: "declined", by: "bob" },
    });
    await credit("c2", 4_000);
    await credit("c3", 4_000);
    time.moveTo(2 * hourMs + 60_000);
    const late = operations.approveCredit({ idempotencyKey: "c2", by: "bob" });
    await expect(late).rejects.toMatchObject({ more: { field: "idempotencyKey" } });
    await shop.payments.reconcile();
    expect(await operations.find("c2")).toMatchObject({ state: "not-done", approval: { state: "expired" } });
    expect(await credited()).toEqual([]);
    expect(await credit("c4", 1_000)).toMatchObject({ state: "accepted" });
  });

  test.each([
    "Anna",
    " anna ",
    "an na",
    "ＡＮＮＡ",
    "anna\u200B",
    "an\u00ADna",
    "anna\u3164",
    "an\u034Fna",
    "anna\uFE0F",
    "\u2800anna",
    "anna\b",
  ])("is not approved by %j, who requested it as anna", async (by) => {
    await open(approved);
    await credit("c1", 4_000);
    const own = shop.payments.operations.approveCredit({ idempotencyKey: "c1", by });
    await expect(own).rejects.toMatchObject({ code: "PAYMENT_NOT_AUTHORIZED" });
    expect(await credited()).toEqual([]);
  });

  test.each(["4970101122334455", "4970 1011 2233 4455"])(
    "whoever's name is %j, it is in no journal",
    async (by) => {
      await open(approved);
      const { operations } = shop.payments;
      await credit("c1", 4_000, { by });
      const own = operations.approveCredit({ idempotencyKey: "c1", by });
      await expect(own).rejects.toMatchObject({ code: "PAYMENT_NOT_AUTHORIZED" });
      await operations.declineCredit({ idempotencyKey: "c1", by });
      await credit("c2", 4_000);
      await operations.approveCredit({ idempotencyKey: "c2", by });
      expect(await credited()).toEqual([4_000]);
      expect(JSON.stringify(await operations.credits(0))).not.toContain(by);
      const tooLong = operations.approveCredit({ idempotencyKey: "c2", by: "b".repeat(101) });
      await expect(tooLong).rejects.toMatchObject({ more: { field: "by" } });
    },
  );

  test("what was approved late counts for the 24 hours after its approval", async () => {
    await open({ ...limits, approval: { aboveMinor: 1_000, lifeMs: 3 * 24 * hourMs } });
    const { operations } = shop.payments;
    await credit("c1", 5_000);
    time.pass(25 * hourMs);
    // What still waits counts.
    expect(await credit("c2", 4_000)).toMatchObject({ state: "refused" });
    time.pass(22 * hourMs);
    expect(await operations.approveCredit({ idempotencyKey: "c1", by: "bob" })).toMatchObject({
      state: "accepted",
    });
    time.pass(2 * hourMs);
    expect(await credit("c3", 4_000)).toMatchObject({ state: "refused" });
    expect(await credit("c4", 3_000)).toMatchObject({ state: "prepared" });
    time.pass(23 * hourMs);
    expect(await credit("c5", 5_000)).toMatchObject({ state: "prepared" });
    expect(await credited()).toEqual([5_000]);
  });

  test("approved while the reconciler looks at it, with a lost answer, it is unknown and then found", async () => {
    await open(approved);
    const { operations } = shop.payments;
    await credit("c1", 4_000);
    time.pass(hourMs);
    const { lease } = shop.journal.operations;
    const approves = async (...args: Parameters<typeof lease>) => {
      const leased = await lease(...args);
      shop.journal.operations.lease = lease;
      await controlOf(shop).fault("walletCreditHolder", "reset", "after");
      await operations.approveCredit({ idempotencyKey: "c1", by: "bob" });
      return leased;
    };
    Object.assign(shop.journal.operations, { lease: approves });
    await shop.payments.reconcile();
    await shop.payments.reconcile();
    expect(await operations.find("c1")).toMatchObject({ state: "accepted", approval: { state: "given" } });
    expect(await credited()).toEqual([4_000]);
  });

  test("what waits holds no card data, and has a name", async () => {
    const cse = await open(approved);
    const { cardNumber } = await encryptCard({ cardNumber: "5100000100000700" }, cse);
    const card = { cardNumber, cardExpiryDate: "203412" };
    const typed = { idempotencyKey: "c1", amountMinor: 4_000, currencyCode: "978", by: "anna", card };
    await expect(shop.payments.operations.creditHolder(typed)).rejects.toMatchObject({
      more: { field: "card" },
    });
    await expect(credit("c2", 4_000, { by: undefined })).rejects.toMatchObject({ more: { field: "by" } });
    expect(await shop.payments.operations.credits(0)).toEqual([]);
  });
});
