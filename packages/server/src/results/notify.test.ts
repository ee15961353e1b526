import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Gateway } from "../gateway/gateway.js";
import type { Journal } from "../journal/journal.js";
import { callShop, notifyDue } from "./notify.js";
import { openContext } from "../payments/settings.js";
import type { Context } from "../context/context.js";
import { openMemoryJournal } from "../journal/testing/memory-journal.js";

let journal: Journal;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  journal = await openMemoryJournal();
});
afterEach(async () => {
  vi.useRealTimers();
  await journal.close();
});

function deskOf(onResult: () => Promise<void>, log: string[], now: () => number = () => 3): Context {
  return openContext({
    gateway: { load: () => ({ longestWaitMs: 15_000 }) } as Gateway, // Nothing here calls it.
    journal,
    publicUrl: "https://shop.example/sips",
    signingKeys: [{ id: "1", secret: "a secret of the tests, long enough" }],
    resolveOrder: () => undefined,
    resultUrl: () => "/result",
    onResult,
    log: ({ step }) => log.push(step),
    now,
  });
}

async function abandoned(reference: string) {
  const amount = { amountMinor: 1, currencyCode: "978" };
  const times = { createdAt: 1, expiresAt: 2, checkAt: 2 };
  await journal.open({
    reference,
    orderId: reference,
    paymentMethod: "card",
    mode: "hosted",
    ...amount,
    ...times,
  });
  const moved = await journal.move(reference, { to: "abandoned", at: 3, what: "given up" });
  if (moved.kind !== "moved") throw new Error(moved.kind);
  return moved.attempt;
}

const patience = { timeout: 60_000 };

/** Advances virtual time until the work has ended. */
async function whileTimePasses<T>(work: Promise<T>): Promise<T> {
  await vi.waitFor(async () => {
    await vi.advanceTimersByTimeAsync(10);
    await Promise.race([work, Promise.reject(new Error("still under way"))]);
  }, patience);
  return work;
}

test("a hanging callback blocks nothing, and counts if it ends later", async () => {
  const log: string[] = [];
  let end = () => {};
  const context = deskOf(() => new Promise((resolve) => (end = resolve)), log);
  const attempt = await abandoned("A");
  const notified = callShop(context, attempt);
  // Its deadline, and that of the waiting buyer.
  await vi.waitFor(() => expect(vi.getTimerCount()).toBe(2), patience);
  await vi.advanceTimersByTimeAsync(1_000);
  await notified;
  expect(log).toEqual([]);
  await vi.advanceTimersByTimeAsync(14_000);
  expect(log).toEqual(["onResult late"]);
  expect((await journal.read("A"))?.notifiedAt).toBeUndefined();
  end();
  await vi.waitFor(async () => expect((await journal.read("A"))?.notifiedAt).toBe(3), patience);
});

test("notifies the shop of everything due, even more than may run at the same time", async () => {
  let calls = 0;
  const context = deskOf(async () => void (calls += 1), []);
  for (let index = 0; index < 40; index += 1) await abandoned(`A${index}`);
  const first = await whileTimePasses(notifyDue(context));
  await whileTimePasses(first.ended);
  expect(first.notified).toBe(40);
  expect(calls).toBe(40);
  expect(await notifyDue(context)).toMatchObject({ notified: 0 });
});

test("no more callbacks run than there are slots, and each failure postpones the next try further", async () => {
  let now = 3;
  let running = 0;
  let most = 0;
  const failing = async () => {
    most = Math.max(most, (running += 1));
    await new Promise((resolve) => setTimeout(resolve, 10));
    running -= 1;
    throw new Error("the shop's database is away");
  };
  const context = deskOf(failing, [], () => now);
  for (let index = 0; index < 30; index += 1) await abandoned(`A${index}`);
  const tries = [];
  for (let round = 0; round < 6; round += 1) {
    const { notified, ended } = await whileTimePasses(notifyDue(context));
    // A callback may have begun at the very end; it needs time to pass in order to end.
    await whileTimePasses(ended);
    tries.push(notified);
    now += 8_000;
  }
  expect(most).toBeLessThanOrEqual(12);
  // After 5 s, then exponentially: 8 s, 16 s, 32 s, each with up to a quarter of jitter.
  expect(tries[0]).toBe(30);
  expect(tries[1]).toBe(30);
  expect(tries.slice(2).reduce((sum, count) => sum + count, 0)).toBeLessThan(90);
});
