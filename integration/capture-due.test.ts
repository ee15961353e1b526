import { type CaptureDue } from "@sips-kit/server";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createBuyer, postJson } from "./buyer.js";
import { controlOf } from "./control.js";
import { createMovableTime, type MovableTime } from "./movable-time.js";
import { openShop, type Shop } from "./shop.js";
import { openJournalIn } from "./stores.js";

/* Payments that the merchant has to validate: the shop is warned before they expire, and told when they have. */

const frictionless = "5100000100000700";
const dayMs = 24 * 3_600_000;
let shop: Shop;
let time: MovableTime;
let told: CaptureDue[];
/** What the shop's callback does, besides noting what it was told. */
let callback: () => Promise<void> | void;

async function openIn(store: string): Promise<void> {
  time = createMovableTime();
  told = [];
  callback = () => {};
  shop = await openShop({
    now: time.now,
    timers: time.timers,
    journal: await openJournalIn(store),
    callbacks: { deadlineMs: 1_000 },
    async onCaptureDue(due) {
      await callback();
      told.push(due);
    },
  });
  // The gateway's morning may be tomorrow's: both have one time, at whatever hour this runs.
  const clock = await fetch(`${shop.simulator.url}/_control/clock`);
  // The simulator's own answer, whose form its tests check.
  const { now } = (await clock.json()) as { now: string };
  time.moveTo(Date.parse(now) - Date.now());
}
afterEach(() => shop.close());

/** Pays an order with these details; returns its reference. */
async function pays(
  details: object,
  cardNumber = frictionless,
  orderId = "4711",
  cardExpiryDate?: string,
): Promise<string> {
  shop.orders.set(orderId, { orderId, amountMinor: 2490, currencyCode: "978", details });
  const buyer = createBuyer(shop);
  const session = await buyer.opens(orderId);
  await buyer.pays(session, await buyer.types(cardNumber, cardExpiryDate));
  const [payment] = await shop.payments.listByOrder(orderId);
  return payment?.reference ?? "";
}

/** Lets days pass at the shop and at the gateway, and runs the reconciler. */
async function days(count: number): Promise<void> {
  await controlOf(shop).advance(`P${count}D`);
  time.pass(count * dayMs);
  await shop.payments.reconcile();
}

const watch = (reference: string) => shop.payments.operations.find(`validation:${reference}`);
const held = { captureMode: "VALIDATION", captureDay: "5" };

describe.each(["SQLite", "PostgreSQL"])("in %s", (store) => {
  beforeEach(() => openIn(store));

  test("a payment that nobody validates: warned once before it expires, and told when it has", async () => {
    const reference = await pays(held);
    await shop.payments.reconcile();
    expect(await watch(reference)).toMatchObject({ state: "prepared" });
    // Nothing is due for hours: the gateway is not asked at every round.
    expect(await shop.payments.reconcile()).toMatchObject({ checked: 0 });
    await days(3);
    expect(told).toEqual([]);
    expect(await shop.payments.reconcile()).toMatchObject({ checked: 0 });
    await days(2);
    await days(0);
    expect(told).toMatchObject([
      { kind: "due", payment: { reference, state: "accepted" }, limitDate: expect.stringMatching(/^\d{8}$/) },
    ]);
    await days(2);
    await days(2);
    expect(await shop.payments.reconcile()).toMatchObject({ checked: 0 });
    expect(told.map(({ kind, eventId }) => [kind, eventId])).toEqual([
      ["due", `${reference}-capture-due`],
      ["expired", `${reference}-capture-expired`],
    ]);
    expect(await shop.payments.operations.of(reference)).toMatchObject([
      { kind: "watchValidation", state: "refused", what: "the payment expired: nothing was captured" },
    ]);
    expect(shop.log).toContainEqual(expect.objectContaining({ step: "capture expired", reference }));
  });

  test("a payment that waits is found by when it expires, until it is validated", async () => {
    const reference = await pays(held);
    await pays({}, frictionless, "4712");
    await shop.payments.reconcile();
    const dueIn = async (count: number) =>
      (await shop.payments.search({ captureDueBefore: time.now() + count * dayMs })).payments;
    expect(await dueIn(2)).toEqual([]);
    const [due] = await dueIn(7);
    expect(due).toMatchObject({ reference, orderId: "4711", state: "accepted" });
    expect(due?.captureDueAt).toBeGreaterThan(time.now() + 3 * dayMs);
    expect(await dueIn(7)).toHaveLength(1);
    const validated = await shop.payments.operations.validate({ idempotencyKey: "v", reference });
    expect(validated).toMatchObject({ state: "accepted" });
    expect(await dueIn(7)).toEqual([]);
  });

  test("a payment that is validated in time: the shop hears nothing", async () => {
    const reference = await pays(held);
    await shop.payments.reconcile();
    const validated = await shop.payments.operations.validate({ idempotencyKey: "v", reference });
    expect(validated).toMatchObject({ state: "accepted" });
    await days(5);
    await days(5);
    expect(told).toEqual([]);
    expect(await watch(reference)).toMatchObject({ state: "accepted", what: "the payment was validated" });
  });
});

describe("the watch", () => {
  beforeEach(() => openIn("SQLite"));

  test("tells again when the shop's callback fails, until it succeeds", async () => {
    await pays(held);
    await shop.payments.reconcile();
    callback = () => Promise.reject(new Error("no database"));
    await days(5);
    expect(told).toEqual([]);
    expect(shop.log).toContainEqual(expect.objectContaining({ step: "onCaptureDue failed", code: "Error" }));
    callback = () => {};
    time.pass(dayMs / 24);
    await shop.payments.reconcile();
    expect(told).toMatchObject([{ kind: "due" }]);
  });

  test("tells again when the shop's callback does not end in time", async () => {
    await pays(held);
    await shop.payments.reconcile();
    let end = () => {};
    callback = () => new Promise((resolve) => (end = resolve));
    await days(5);
    expect(shop.log).toContainEqual(expect.objectContaining({ step: "onCaptureDue late", orderId: "4711" }));
    end();
    callback = () => {};
    time.pass(dayMs / 24);
    await shop.payments.reconcile();
    const [first, again, ...more] = told.map(({ eventId }) => eventId);
    expect([again, more]).toEqual([first, []]);
  });

  test("waits while the gateway cannot be asked", async () => {
    const reference = await pays(held);
    await controlOf(shop).fault("getTransactionData", "reset", "before", 9);
    await shop.payments.reconcile();
    expect(await watch(reference)).toMatchObject({ state: "prepared" });
    await controlOf(shop).disarm();
    await days(5);
    await days(1);
    expect(told.length).toBeGreaterThan(0);
  });

  test("ends with a payment that is cancelled, and with one that was refused", async () => {
    const reference = await pays(held);
    await shop.payments.operations.cancel({ idempotencyKey: "c", reference });
    await shop.payments.reconcile();
    expect(await watch(reference)).toMatchObject({ state: "not-done", what: "the payment was cancelled" });
    const refused = await pays(held, "5100000100000205", "4712");
    await days(1);
    expect(told).toEqual([]);
    expect(await watch(refused)).toMatchObject({ state: "not-done" });
  });

  test("of a payment whose late validation the bank has refused tells that nothing will be captured", async () => {
    const thisMonth = new Date(time.now()).toISOString().slice(0, 7).replace("-", "");
    const reference = await pays({ ...held, captureDay: "60" }, frictionless, "4711", thisMonth);
    await days(0);
    await days(32);
    // Validated in the bank's portal: the card has expired since the first authorisation.
    const portal = { transactionReference: reference, operationAmount: "2490", currencyCode: "978" };
    expect(await shop.gateway.validate(portal)).toMatchObject({ kind: "refused", code: "54" });
    await days(1);
    expect(told).toMatchObject([{ kind: "expired", payment: { reference } }]);
    expect(await watch(reference)).toMatchObject({ state: "refused" });
  });

  test("follows no payment that is captured by itself", async () => {
    const reference = await pays({ captureDay: "3" });
    expect(await watch(reference)).toBeUndefined();
    expect(await shop.payments.findByReference(reference)).toMatchObject({
      captureMode: "AUTHOR_CAPTURE",
      captureDay: "3",
    });
  });
});

describe("an order", () => {
  beforeEach(() => openIn("SQLite"));

  test.each([
    ["details.captureMode", { captureMode: "LATER" }],
    ["details.captureDay", { captureDay: "100" }],
    ["details.captureDay", { captureDay: "-1" }],
  ])("with a wrong %s opens no form", async (field, details) => {
    // A shop in JavaScript has no types.
    const order = { orderId: "4711", amountMinor: 2490, currencyCode: "978", details: details as object };
    shop.orders.set("4711", order);
    const { body } = await postJson(`${shop.url}/sips/sessions`, { orderId: "4711", mode: "hosted" });
    expect(body).toMatchObject({ code: "PAYMENT_ORDER_INVALID", field });
  });

  test("with its captureMode beside the details opens no form: the money would be taken at once", async () => {
    const order = { orderId: "4711", amountMinor: 2490, currencyCode: "978", captureMode: "VALIDATION" };
    shop.orders.set("4711", order);
    const { body } = await postJson(`${shop.url}/sips/sessions`, { orderId: "4711", mode: "hosted" });
    expect(body).toMatchObject({ code: "PAYMENT_ORDER_INVALID", field: "captureMode" });
  });
});
