import { type Timers } from "@sips-kit/server";
import { afterEach, expect, test } from "vitest";
import { createBuyer } from "./buyer.js";
import { controlOf } from "./control.js";
import { openShop, type Shop } from "./shop.js";
import { withSteps } from "./with-steps.js";
import { openMemoryJournal } from "../packages/server/src/journal/testing/memory-journal.js";

// A server pauses just after it has written "is being sent". When it resumes, other servers may have given up what it
// would send.
let shop: Shop;
let monotonicMs: number;
let wallMs: number;
let standsStill: { readonly at: string; readonly monotonicMs: number; readonly wallMs: number } | undefined;

const timers: Timers = {
  elapsed: () => performance.now() + monotonicMs,
  wallClock: () => Date.now() + wallMs,
  after(ms, run) {
    const timer = setTimeout(run, ms).unref();
    return () => clearTimeout(timer);
  },
};

const step = (name: string) => {
  if (name !== standsStill?.at) return;
  monotonicMs += standsStill.monotonicMs;
  wallMs += standsStill.wallMs;
  standsStill = undefined;
};

async function open(): Promise<void> {
  [monotonicMs, wallMs] = [0, 0];
  const journal = await openMemoryJournal();
  shop = await openShop({
    timers,
    journal: Object.assign(withSteps(journal, ["move"], step), {
      operations: withSteps(journal.operations, ["move"], step),
    }),
  });
}
afterEach(() => shop.close());

const hour = 3_600_000;
const ways = [
  ["stopped for an hour (SIGSTOP)", hour, hour],
  ["suspended for an hour with its machine", 0, hour],
] as const;

async function pay(orderId: string, captureMode: "IMMEDIATE" | "AUTHOR_CAPTURE" = "IMMEDIATE") {
  shop.orders.set(orderId, { orderId, amountMinor: 2490, currencyCode: "978", details: { captureMode } });
  const buyer = createBuyer(shop);
  const session = await buyer.opens(orderId);
  return (await buyer.pays(session, await buyer.types("5100000100000700"))).body;
}

test.each(ways)("a charge of a server that was %s is not sent", async (_what, monotonic, wall) => {
  await open();
  standsStill = { at: "after move to charging", monotonicMs: monotonic, wallMs: wall };
  expect(await pay("4711")).toMatchObject({ outcome: "abandoned" });
  expect((await shop.payments.listByOrder("4711"))[0]).toMatchObject({ reason: "order-not-sent" });
  expect(await controlOf(shop).charges()).toEqual([]);
  expect(await pay("4711")).toMatchObject({ outcome: "accepted" });
});

test.each(ways)("a refund of a server that was %s is not sent", async (_what, monotonic, wall) => {
  await open();
  await pay("4711");
  const [payment] = await shop.payments.listByOrder("4711");
  const reference = payment?.reference ?? "";
  standsStill = { at: "after move to sending", monotonicMs: monotonic, wallMs: wall };
  const { operations } = shop.payments;
  expect(await operations.refund({ idempotencyKey: "r1", reference, amountMinor: 1000 })).toMatchObject({
    state: "not-done",
  });
  const refunds = (await controlOf(shop).movements()).filter(({ kind }) => kind === "refund");
  expect(refunds).toEqual([]);
  expect(await operations.refund({ idempotencyKey: "r2", reference, amountMinor: 1000 })).toMatchObject({
    state: "accepted",
  });
});
