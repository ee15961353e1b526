import { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import { type PaymentSession } from "@sips-kit/server";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createBuyer } from "./buyer.js";
import { controlOf } from "./control.js";
import { figures, isLong, seed } from "./how-long.js";
import { createMovableTime } from "./movable-time.js";
import { isSuppressed } from "./suppressed.js";
import { openShop, type Shop } from "./shop.js";
import { unlimited } from "./unlimited.js";
import { withSteps } from "./with-steps.js";
import { openMemoryJournal } from "../packages/server/src/journal/testing/memory-journal.js";

// Each call of the journal and of the gateway waits for its turn, before and after, and chance gives the turns: all
// that may happen at a time happens in all orders.
const runs = isLong ? 1_000 : 60;

let shop: Shop;
let turns: fc.Scheduler | undefined;
// Only the scheduler decides what comes first: none of the shop's waits may end before.
const time = createMovableTime(60);
let orders = 0;
let taken = 0;

const step = async (name: string): Promise<void> => {
  taken += 1;
  await turns?.schedule(Promise.resolve(), name);
};

beforeAll(async () => {
  const journal = await openMemoryJournal();
  const journalCalls = [
    "read",
    "readToStart",
    "findClaimant",
    "move",
    "moveCounted",
    "leaseChecks",
    "leaseNotifications",
    "leaseOne",
  ] as const;
  shop = await openShop({
    now: time.now,
    timers: time.timers,
    limits: unlimited,
    retry: { circuit: false },
    journal: withSteps(journal, [...journalCalls, "markNotified"], step),
    around: (gateway) =>
      withSteps(
        gateway,
        ["cardCheckEnrollment", "cardValidateAuthenticationAndOrder", "getTransactionData"],
        step,
      ),
  });
});
afterAll(async () => {
  await shop.close();
  figures("interleavings", { seed, properties: 5, runs: runs * 5, steps: taken });
});

const request = new IncomingMessage(new Socket());
const loss = fc.constantFrom("none", "before", "after");

/** Runs all of these concurrently, in random order. */
async function atOnce(
  scheduler: fc.Scheduler,
  ...actors: readonly (() => Promise<unknown>)[]
): Promise<void> {
  turns = scheduler;
  try {
    // A click may be rejected because another one was faster; only the result counts.
    await scheduler.waitFor(Promise.allSettled(actors.map((actor) => actor())));
    // That the shop was told is marked when nobody waits for it any more.
    await scheduler.waitIdle();
  } finally {
    turns = undefined;
  }
}

async function loseAnswer(when: string): Promise<void> {
  await controlOf(shop).disarm();
  if (when === "before" || when === "after") {
    await controlOf(shop).fault("cardValidateAuthenticationAndOrder", "reset", when);
  }
}

const newOrder = () => `order${(orders += 1)}`;
const click = (session: PaymentSession, paymentToken: string) => () =>
  shop.payments.submit({ session: session.session, paymentToken }, request);
const reconciler = (aMinutePasses: boolean) => async () => {
  await step("time");
  if (aMinutePasses) time.pass(60_000);
  await shop.payments.reconcile();
};

/**
 * Advances the time until nothing is open, then compares journal, gateway and notifications. If a minute has passed in
 * the middle of something, a process may have paused for too long to charge, and a callback may be repeated under one
 * id.
 */
async function expectOneEnd(
  orderId: string,
  expected: { charges?: number; callsOfShop?: number; returns?: number },
) {
  await controlOf(shop).disarm();
  // Once to find no trace of what was lost, and once more when it could no longer show up.
  for (let round = 0; round < 2; round += 1) {
    time.pass(25 * 60_000);
    await shop.payments.reconcile();
    await shop.payments.reconcile();
  }
  const attempts = await shop.payments.listByOrder(orderId);
  const ofEach = attempts.map(({ reference }) => controlOf(shop).charges(reference));
  const charges = (await Promise.all(ofEach)).flat();
  const accepted = attempts.filter(({ state }) => state === "accepted");
  expect(charges).toHaveLength(accepted.length);
  expect(charges.length).toBeLessThanOrEqual(1);
  if (expected.charges !== undefined) expect(charges).toHaveLength(expected.charges);
  for (const attempt of attempts) {
    expect(attempt.state).toMatch(/^(accepted|refused|abandoned)$/);
    const told = shop.results.filter(({ reference }) => reference === attempt.reference);
    // The shop is not notified of a failure while another attempt holds the order claim.
    const isUntold = await isSuppressed(shop, attempt);
    const ids = new Set(isUntold ? [] : [attempt.eventId]);
    expect(new Set(told.map(({ eventId }) => eventId))).toEqual(ids);
    if (expected.callsOfShop !== undefined) expect(told).toHaveLength(isUntold ? 0 : expected.callsOfShop);
    const history = await shop.payments.events(attempt.reference);
    expect(history.filter(({ to }) => to === "charging").length).toBeLessThanOrEqual(expected.returns ?? 2);
  }
  // With thousands of runs, finished ones are not checked again.
  await controlOf(shop).reset();
  shop.results.length = 0;
  shop.log.length = 0;
}

const settings = { numRuns: runs, seed };

test("a double click, the reconciler, a list of the orders: one charge, one callback", async () => {
  const property = fc.asyncProperty(fc.scheduler(), loss, fc.boolean(), async (scheduler, lost, later) => {
    const orderId = newOrder();
    const buyer = createBuyer(shop);
    const session = await buyer.opens(orderId);
    const pay = click(session, await buyer.types("5100000100000700"));
    await loseAnswer(lost);
    await atOnce(scheduler, pay, pay, reconciler(later), () => shop.payments.listByOrder(orderId));
    await expectOneEnd(orderId, later ? {} : { charges: lost === "before" ? 0 : 1, callsOfShop: 1 });
  });
  await fc.assert(property, settings);
}, 600_000);

test("two tabs with a card each: one charge", async () => {
  const property = fc.asyncProperty(fc.scheduler(), loss, fc.boolean(), async (scheduler, lost, later) => {
    const orderId = newOrder();
    const buyer = createBuyer(shop);
    const tabs = await Promise.all([1, 2].map(() => buyer.opens(orderId)));
    const tokens = await Promise.all(tabs.map(() => buyer.types("5100000100000700")));
    await loseAnswer(lost);
    const clicks = tabs.map((session, index) => click(session, tokens[index] ?? ""));
    await atOnce(scheduler, ...clicks, reconciler(later));
    await expectOneEnd(orderId, {
      ...(lost === "none" && { charges: 1 }),
      ...(!later && { callsOfShop: 1 }),
    });
  });
  await fc.assert(property, settings);
}, 600_000);

/** A buyer at their bank, who has just pressed the button there. */
async function atBank(orderId: string) {
  const buyer = createBuyer(shop);
  const session = await buyer.opens(orderId);
  const { body } = await buyer.pays(session, await buyer.types("5100000000000800"));
  const form = await buyer.returnForm(String(body["url"]), "Authenticate");
  const result = (await shop.payments.listByOrder(orderId))[0]?.session ?? "";
  const signed = form.action.slice(form.action.lastIndexOf("/") + 1);
  return {
    comesBack: (fields: Record<string, string> = form.fields) => shop.payments.handleReturn(signed, fields),
    looks: () => shop.payments.findBySession(result),
  };
}

test("the return twice, the result page, the reconciler: one charge, one callback", async () => {
  const property = fc.asyncProperty(fc.scheduler(), loss, fc.boolean(), async (scheduler, lost, later) => {
    const orderId = newOrder();
    const { comesBack, looks } = await atBank(orderId);
    await loseAnswer(lost);
    await atOnce(
      scheduler,
      () => comesBack(),
      () => comesBack(),
      looks,
      reconciler(later),
    );
    await expectOneEnd(orderId, later ? {} : { charges: lost === "before" ? 0 : 1, callsOfShop: 1 });
  });
  await fc.assert(property, settings);
}, 600_000);

test("a forged return and the real one: never two charges, and the buyer can still come back", async () => {
  const property = fc.asyncProperty(fc.scheduler(), fc.boolean(), async (scheduler, later) => {
    const orderId = newOrder();
    const { comesBack, looks } = await atBank(orderId);
    const forged = () => comesBack({ PaRes: "Zm9yZ2Vk" });
    await atOnce(scheduler, forged, () => comesBack(), reconciler(later), looks);
    await comesBack();
    await expectOneEnd(orderId, later ? {} : { charges: 1, callsOfShop: 1 });
  });
  await fc.assert(property, settings);
}, 600_000);

test("a real return that arrives during forged ones is not dropped: one charge, without another return", async () => {
  const property = fc.asyncProperty(
    fc.scheduler(),
    fc.integer({ min: 1, max: 3 }),
    async (scheduler, forged) => {
      const orderId = newOrder();
      const { comesBack, looks } = await atBank(orderId);
      const forgeries = Array.from(
        { length: forged },
        (_, index) => () => comesBack({ PaRes: `Zm9yZ2Vk${index}` }),
      );
      await atOnce(scheduler, ...forgeries, () => comesBack(), looks);
      expect((await shop.payments.listByOrder(orderId))[0]).toMatchObject({ state: "accepted" });
      await expectOneEnd(orderId, { charges: 1, callsOfShop: 1, returns: forged + 1 });
    },
  );
  await fc.assert(property, settings);
}, 600_000);
