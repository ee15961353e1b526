import {
  bancontactMobile,
  card,
  createGateway,
  elv,
  googlePay,
  ideal,
  issuerWallet,
  paypal,
  savedCard,
  sepaDirectDebit,
  sofort,
  type Payment,
} from "@sips-kit/server";
import { testShop } from "@sips-kit/simulator";
import { afterEach, describe, expect, test } from "vitest";
import { controlOf } from "../control.js";
import { createSeededRandom } from "../history/seeded-random.js";
import { figures, isLong, seed } from "../how-long.js";
import { createMovableTime } from "../movable-time.js";
import { ibans } from "../sepa-scene.js";
import { openShop, type Shop } from "../shop.js";
import { isSuppressed } from "../suppressed.js";
import { unlimited } from "../unlimited.js";
import { allOperations } from "./all-operations.js";
import { allPayments } from "./all-payments.js";
import { disagreements } from "./books.js";
import { createCrowdBuyer } from "./buyer.js";
import type { Crowd } from "./crowd.js";
import { settle } from "./settle.js";
import { workOn } from "./staff.js";
import { makeTrouble } from "./troubles.js";
import { cards, securityCode, waysToPay } from "./ways-to-pay.js";
import { openJournalIn } from "../stores.js";

/* A hundred buyers mix all payment methods, over real HTTP, while the gateway fails and staff work. The seed determines
 * what each buyer and staff choose; how they meet depends on the machine.
 */
const buyers = 100;
/** On each store. */
const steps = isLong ? 10_000 : 150;
const atOnce = 20;

let shop: Shop;
afterEach(() => shop.close());

async function openCrowd(store: string): Promise<Crowd> {
  const time = createMovableTime();
  shop = await openShop({
    journal: await openJournalIn(store),
    now: time.now,
    timers: time.timers,
    limits: unlimited,
    deadlineMs: 1_000,
    paymentMethods: [
      card(),
      // The others pay with one click.
      savedCard({ withoutAuthentication: ({ amountMinor }) => amountMinor < 5_000 }),
      paypal(),
      ideal(),
      sofort(),
      bancontactMobile(),
      issuerWallet(),
      googlePay(),
      sepaDirectDebit(),
      elv(),
    ],
    resolveWallet: ({ headers }) => headers["x-buyer"]?.toString(),
  });
  const frames = createGateway({ url: shop.simulator.url, ...testShop, retry: { circuit: false } });
  return { shop, time, frames, insisted: new Set(), seen: [], done: new Map() };
}

/** Everybody acts: one step at a time each, some of them at the same moment. */
async function act(crowd: Crowd): Promise<void> {
  const people = Array.from({ length: buyers }, (_, number) => {
    const random = createSeededRandom(seed + 7_919 * number);
    return { random, number, buyer: createCrowdBuyer(crowd, number, random), last: Promise.resolve() };
  });
  let made = 0;
  const worker = async (): Promise<void> => {
    while (made < steps) {
      const step = made;
      made += 1;
      const person = people[step % buyers];
      if (!person) return;
      const { random, number, buyer } = person;
      // A buyer's next step waits for their last one.
      person.last = person.last.then(async () => {
        await makeTrouble(crowd, random);
        const isStaff = step >= buyers && buyer.orders.length > 0 && random.isOnceIn(3);
        const what = isStaff
          ? await workOn(crowd, random.oneOf(buyer.orders), random, `S${number}.${step}`)
          : await buyer.step();
        crowd.done.set(what, (crowd.done.get(what) ?? 0) + 1);
      });
      await person.last;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

describe.each(["SQLite", "PostgreSQL"])("on %s", (store) => {
  test(`${buyers} buyers, ${steps} steps, seed ${seed}: gateway and journal agree in the end`, async () => {
    console.log(`crowd of methods: seed ${seed}; SIPS_TEST_SEED=${seed} makes the same choices again`);
    const crowd = await openCrowd(store);
    shop.payments.start(500);
    await act(crowd);
    await settle(crowd);
    await crowd.frames.close();

    const payments = await allPayments(crowd);
    const operations = await allOperations(crowd);
    expect(disagreements(await controlOf(shop).movements(), payments, operations)).toEqual([]);
    expect(payments.filter(({ state }) => !/^(accepted|refused|abandoned|returned)$/.test(state))).toEqual(
      [],
    );
    expect(operations.filter(({ state }) => !/^(accepted|refused|not-done)$/.test(state))).toEqual([]);
    expect(overpaidUntold(crowd, payments)).toEqual([]);
    expect(await wronglyTold(payments)).toEqual([]);
    expect(seenOtherwise(crowd, payments)).toEqual([]);
    expect(await whereCardsAre(payments, operations)).toEqual([]);
    // Each way to pay was tried, and most of them got through.
    for (const { name } of waysToPay) expect(crowd.done.get(name) ?? 0).toBeGreaterThan(0);
    const paidBy = new Set(
      payments.filter(({ state }) => state === "accepted").map((one) => one.paymentMethod),
    );
    expect(paidBy.size).toBeGreaterThan(4);
    figures(`crowd of methods on ${store}`, {
      seed,
      ...Object.fromEntries(crowd.done),
      payments: payments.length,
      accepted: payments.filter(({ state }) => state === "accepted").length,
      operations: operations.length,
    });
  }, 3_600_000);
});

/** Orders paid more than once although their buyer had not insisted, or without a word to the shop. */
function overpaidUntold({ insisted }: Crowd, payments: readonly Payment[]): readonly string[] {
  const paid = payments.filter(({ state }) => state === "accepted");
  return [...new Set(paid.map(({ orderId }) => orderId))].flatMap((orderId) => {
    const references = paid.filter((one) => one.orderId === orderId).map(({ reference }) => reference);
    if (references.length < 2) return [];
    const told = shop.results.flatMap((one) => (one.orderId === orderId && one.overpaid) || []);
    const isTold = references.every((reference) =>
      told.some(({ keep, refund }) => keep === reference || refund.includes(reference)),
    );
    return insisted.has(orderId) && isTold ? [] : [`${orderId}: ${references.join(", ")}`];
  });
}

/** Payments whose result was not notified under exactly one event id. */
async function wronglyTold(payments: readonly Payment[]): Promise<readonly string[]> {
  const wrong: string[] = [];
  for (const payment of payments) {
    const { reference, state, eventId } = payment;
    const told = [...shop.results, ...shop.changes].filter(
      (one) => one.reference === reference && one.state === state,
    );
    const ids = new Set(told.map((one) => one.eventId));
    const isRight = (await isSuppressed(shop, payment)) ? ids.size === 0 : ids.size === 1 && ids.has(eventId);
    if (!isRight) wrong.push(`${reference} ${state}: told under ${[...ids].join(", ") || "no id"}`);
  }
  return wrong;
}

/** What buyers saw as the end, and was not. */
function seenOtherwise({ seen }: Crowd, payments: readonly Payment[]): readonly string[] {
  const ends = new Map(payments.map(({ reference, state }) => [reference, state]));
  return seen
    .filter(({ state }) => /^(accepted|refused|abandoned)$/.test(state))
    .filter(({ reference, state }) => ends.get(reference) !== state && ends.get(reference) !== "returned")
    .map(({ reference, state }) => `${reference}: seen ${state}, is ${ends.get(reference)}`);
}

/** Where a card number, a security code or an account was kept in clear. */
async function whereCardsAre(
  payments: readonly Payment[],
  operations: readonly unknown[],
): Promise<readonly string[]> {
  const secrets = [...new Set(cards), ...Object.values(ibans)];
  const journaled = await Promise.all(
    payments.map(async ({ reference }) => [
      await shop.journal.read(reference),
      await shop.payments.events(reference),
    ]),
  );
  const places = { log: shop.log, journal: journaled, operations, told: [shop.results, shop.changes] };
  return Object.entries(places).flatMap(([place, what]) => {
    const text = JSON.stringify(what);
    const isCode = new RegExp(`"${securityCode}"`).test(text);
    return secrets.some((secret) => text.includes(secret)) || isCode ? [place] : [];
  });
}
