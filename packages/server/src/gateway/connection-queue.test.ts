import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { systemTimers } from "../runtime/timers.js";
import { createConnectionQueue, urgencyOf, type ConnectionQueue, type Entered } from "./connection-queue.js";

let elapsed: number;
beforeEach(() => {
  elapsed = 0;
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
});
afterEach(() => {
  vi.useRealTimers();
});

async function pass(ms: number): Promise<void> {
  elapsed += ms;
  await vi.advanceTimersByTimeAsync(ms);
}

const timers = { elapsed: () => elapsed, after: systemTimers.after };
const queueOf = (least: number, most: number) => createConnectionQueue({ least, most }, timers);
const money = urgencyOf("cardValidateAuthenticationAndOrder");
const session = urgencyOf("hostedFieldsInitialize");

/** Calls that want a connection, and their results so far. */
function callers(queue: ConnectionQueue) {
  const entered: string[] = [];
  const leaves = new Map<string, () => void>();
  const ended: string[] = [];
  return {
    entered,
    ended,
    async enter(name: string, urgency = money, waitMs = 10_000, signal?: AbortSignal) {
      const settle = (how: Entered) => {
        if (how.kind !== "entered") return void ended.push(`${name} ${how.kind}`);
        entered.push(name);
        leaves.set(name, how.leave);
      };
      void queue.enter(urgency, waitMs, signal).then(settle);
      await Promise.resolve();
    },
    async leave(name: string) {
      leaves.get(name)?.();
      await Promise.resolve();
    },
  };
}

test("calls that move money go first, then calls that lead to it, then reads, then sessions", async () => {
  const { enter, leave, entered } = callers(queueOf(1, 1));
  await enter("first");
  for (const name of [
    "hostedFieldsInitialize",
    "getTransactionData",
    "cardCheckEnrollment",
    "cardOrder",
  ] as const) {
    await enter(name, urgencyOf(name));
  }
  for (let turn = 0; turn < 5; turn += 1) await leave(entered.at(-1) ?? "");
  expect(entered).toEqual([
    "first",
    "cardOrder",
    "cardCheckEnrollment",
    "getTransactionData",
    "hostedFieldsInitialize",
  ]);
});

test("connections are added while calls wait, up to the limit, and closed when idle", async () => {
  const queue = queueOf(4, 16);
  const { enter, leave, entered } = callers(queue);
  for (let call = 0; call < 40; call += 1) await enter(`c${call}`);
  expect(entered).toHaveLength(4);
  await pass(50);
  expect(entered).toHaveLength(6);
  await pass(500);
  expect(entered).toHaveLength(16);
  expect(queue.load()).toMatchObject({ underWay: 16, waiting: 24, connections: 16 });
  for (let call = 0; call < 40; call += 1) await leave(`c${call}`);
  expect(entered).toHaveLength(40);
  expect(queue.load()).toMatchObject({ underWay: 0, waiting: 0, connections: 16 });
  for (const name of ["quiet1", "quiet2"]) {
    await pass(31_000);
    await enter(name);
    await leave(name);
  }
  expect(queue.load()).toMatchObject({ connections: 4 });
});

test("a burst that is over at once needs no more connections", async () => {
  const queue = queueOf(2, 16);
  const { enter, leave } = callers(queue);
  for (const name of ["a", "b", "c"]) await enter(name);
  await leave("a");
  await pass(1_000);
  expect(queue.load()).toMatchObject({ connections: 2 });
});

test("a call waits until its deadline or until its caller gives up, and is then never sent", async () => {
  const { enter, leave, entered, ended } = callers(queueOf(1, 1));
  const caller = new AbortController();
  await enter("first");
  await enter("late", money, 1_000);
  await enter("given up", session, 10_000, caller.signal);
  await pass(1_000);
  caller.abort();
  await Promise.resolve();
  await leave("first");
  await enter("next");
  expect(ended).toEqual(["late late", "given up aborted"]);
  expect(entered).toEqual(["first", "next"]);
});

test("a call that is overdue when its turn comes, because the process was suspended, is not sent", async () => {
  const { enter, leave, entered, ended } = callers(queueOf(1, 1));
  await enter("first");
  await enter("second", money, 1_000);
  // Stopped: no timer has run.
  elapsed += 3_600_000;
  await leave("first");
  expect(entered).toEqual(["first"]);
  expect(ended).toEqual(["second late"]);
});

test("estimates how long the least urgent call would wait, even if the gateway has just become slow", async () => {
  const queue = queueOf(10, 10);
  const { enter } = callers(queue);
  for (let call = 0; call < 10; call += 1) await enter(`c${call}`);
  expect(queue.load().expectedWaitMs).toBe(0);
  await pass(2_000);
  for (let call = 10; call < 29; call += 1) await enter(`c${call}`);
  // Twenty more at ten a round, of two seconds at least.
  expect(queue.load().expectedWaitMs).toBe(4_000);
});
