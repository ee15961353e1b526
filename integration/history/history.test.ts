import type { Operation, Payment } from "@sips-kit/server";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { controlOf } from "../control.js";
import { figures, isLong, seed } from "../how-long.js";
import { createMovableTime, type MovableTime } from "../movable-time.js";
import { openShop, type Shop } from "../shop.js";
import { isSuppressed } from "../suppressed.js";
import { unlimited } from "../unlimited.js";
import { createSeededRandom } from "./seeded-random.js";
import { runClients, type Told } from "./clients.js";
import { bookOfGateway, bookOfJournal } from "./model.js";

// Buyers and a merchant use a failing gateway; afterwards journal and gateway must have the same ledger.
const size = isLong ? { clients: 50, steps: 5_000 } : { clients: 20, steps: 300 };
// Longer than a session plus the time by which the gateway's records may lag behind.
const laterMs = 25 * 60_000;

let shop: Shop;
let time: MovableTime;

beforeEach(async () => {
  time = createMovableTime();
  shop = await openShop({ now: time.now, timers: time.timers, limits: unlimited, deadlineMs: 400 });
});
afterEach(() => shop.close());

test(`${size.steps} steps of ${size.clients} clients under faults, seed ${seed}`, async () => {
  const startedAt = performance.now();
  shop.payments.start(500);
  const told = await runClients(shop, createSeededRandom(seed), size);
  const seconds = Math.round((performance.now() - startedAt) / 1000);
  await calmDown();

  const payments = await allPayments();
  const operations = await allOperations(payments);
  const control = controlOf(shop);
  const ofGateway = bookOfGateway(await control.movements());
  const ofJournal = bookOfJournal(payments, operations);
  // Two empty ledgers are equal as well.
  expect(ofGateway.size).toBeGreaterThan(size.steps / 30);
  expect(operations.filter(({ state }) => state === "accepted").length).toBeGreaterThan(size.steps / 100);
  expect(sorted(ofJournal)).toEqual(sorted(ofGateway));
  for (const transaction of await control.transactions()) {
    const book = ofGateway.get(String(transaction["transactionReference"]));
    if (!book || transaction["status"] === "REFUSED") continue;
    expect(transaction["currentAmount"]).toBe(book.charged - book.cancelled - book.refunded);
    expect(book.cancelled + book.refunded).toBeLessThanOrEqual(book.charged);
  }

  const open = payments.filter(({ state }) => !/^(accepted|in-review|refused|abandoned)$/.test(state));
  expect(open).toEqual([]);
  expect(operations.filter(({ state }) => !/^(accepted|refused|not-done)$/.test(state))).toEqual([]);
  expect(paidTwice(payments)).toEqual([]);
  expect(contradictions(told, payments, operations)).toEqual([]);
  expect(await untold(payments)).toEqual([]);
  figures("history", {
    seed,
    clients: size.clients,
    seconds,
    ...Object.fromEntries(told.done),
    payments: payments.length,
    operations: operations.length,
    "answers lost": shop.log.filter((line) => (line as { outcome?: string }).outcome === "unknown").length,
  });
}, 600_000);

/** The faults end, time passes, and the reconciler runs until nothing is due. */
async function calmDown(): Promise<void> {
  await controlOf(shop).disarm();
  // The circuit closes by itself after some seconds of real time.
  const nobody = { transactionReference: "NOBODY" };
  const isReached = async () => (await shop.gateway.getTransactionData(nobody)).kind === "refused";
  await vi.waitUntil(isReached, { timeout: 60_000, interval: 100 });
  // Whatever is in doubt now must stay so for a whole interval.
  await shop.payments.reconcile();
  time.pass(laterMs);
  await controlOf(shop).advance("PT25M");
  for (let round = 0; round < 40; round += 1) {
    const { checked, notified } = await shop.payments.reconcile();
    if (checked === 0 && notified === 0 && round > 3) return;
    time.pass(15 * 60_000);
  }
  throw new Error("The reconciler finds no end.");
}

async function allPayments(): Promise<readonly Payment[]> {
  const byOrder = await Promise.all(
    [...shop.orders.keys()].map((orderId) => shop.payments.listByOrder(orderId)),
  );
  return byOrder.flat();
}

async function allOperations(payments: readonly Payment[]): Promise<readonly Operation[]> {
  const { operations } = shop.payments;
  return (await Promise.all(payments.map(({ reference }) => operations.of(reference)))).flat();
}

/** A ledger as a list, without transactions that moved nothing. */
function sorted<B>(books: ReadonlyMap<string, B>): readonly [string, B][] {
  return [...books].sort(([one], [other]) => one.localeCompare(other));
}

function paidTwice(payments: readonly Payment[]): readonly string[] {
  const paid = payments.filter(({ state }) => state === "accepted" || state === "in-review");
  const orders = paid.map(({ orderId }) => orderId);
  return orders.filter((orderId, index) => orders.indexOf(orderId) !== index);
}

/** Results that buyers or shop were told must be the final ones: nobody is told "refused" and charged. */
function contradictions(
  told: Told,
  payments: readonly Payment[],
  operations: readonly Operation[],
): readonly string[] {
  const ends = new Map(payments.map(({ reference, state }) => [reference, state as string]));
  const isEnd = (state: string) => /^(accepted|in-review|refused|abandoned|not-done)$/.test(state);
  const states = new Map(operations.map(({ idempotencyKey, state }) => [idempotencyKey, state as string]));
  return [
    ...told.outcomes
      .filter(({ reference, outcome }) => isEnd(outcome) && ends.get(reference) !== outcome)
      .map(({ reference, outcome }) => `${reference}: told ${outcome}, is ${ends.get(reference)}`),
    ...told.operations
      .filter(({ idempotencyKey, state }) => isEnd(state) && states.get(idempotencyKey) !== state)
      .map(
        ({ idempotencyKey, state }) => `${idempotencyKey}: told ${state}, is ${states.get(idempotencyKey)}`,
      ),
  ];
}

/**
 * Payments whose result the shop was not notified of, or under several ids; and those it was notified of although
 * another attempt held the order claim.
 */
async function untold(payments: readonly Payment[]): Promise<readonly string[]> {
  const wrong: string[] = [];
  for (const payment of payments) {
    const { eventId, reference, state } = payment;
    const times = shop.results.filter((one) => one.eventId === eventId).length;
    const expected = (await isSuppressed(shop, payment)) ? 0 : 1;
    if (times !== expected) wrong.push(`${reference} ${state}: told ${times} times`);
  }
  return wrong;
}
