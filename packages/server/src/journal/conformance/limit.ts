import { describe, expect, test } from "vitest";
import type { Count, LimitsJournal } from "../limits-journal.js";
import { start, type OpenJournal } from "./attempts.js";

async function count(limits: LimitsJournal, key: string, now = start, windowMs = 1_000): Promise<number> {
  const { counts } = await limits.count({ now, counted: [{ key, windowMs }] });
  return counts[0]?.tries ?? 0;
}

/** Counts a try that blocks its key for `pauseMs`. */
async function block(limits: LimitsJournal, key: string, pauseMs: number): Promise<void> {
  await limits.count({ now: start, counted: [{ key, windowMs: 1_000, pauseAfter: () => pauseMs }] });
}

const noBlock = new Map<string, number>();

/** Counters of tries: none is lost when several processes count. */
export function limitConformance(open: OpenJournal): void {
  describe("limits", () => {
    test("60 concurrent tries over 3 connections count as 60, each with its own number", async () => {
      const all = (await Promise.all(Array.from({ length: 3 }, open))).map((journal) => journal.limits);
      const counts = await Promise.all(
        Array.from({ length: 20 }, () => all.map((limits) => count(limits, "key"))).flat(),
      );
      expect(counts.sort((one, other) => one - other)).toEqual(
        Array.from({ length: 60 }, (_, index) => index + 1),
      );
    });

    test("one try counts under several keys, each with a window of its own", async () => {
      const { limits } = await open();
      await count(limits, "hour", start, 3_600_000);
      const counted = [
        { key: "second", windowMs: 1_000 },
        { key: "hour", windowMs: 3_600_000 },
      ];
      expect(await limits.count({ now: start, counted })).toEqual({
        blockedUntil: noBlock,
        counts: [
          { tries: 1, accepted: 0 },
          { tries: 2, accepted: 0 },
        ],
        passed: [],
      });
      expect((await limits.count({ now: start + 1_000, counted })).counts).toMatchObject([
        { tries: 1 },
        { tries: 3 },
      ]);
    });

    test("accepted payments are counted beside the tries, in the same window", async () => {
      const { limits } = await open();
      const one = { key: "key", windowMs: 1_000 };
      const accept = (now: number) => limits.count({ now, counted: [{ ...one, isAccepted: true }] });
      const standing = { tries: 0, accepted: 1 };
      expect(await accept(start)).toEqual({ blockedUntil: noBlock, counts: [standing], passed: [] });
      await Promise.all([accept(start), count(limits, "key"), accept(start), count(limits, "key")]);
      const next = await limits.count({ now: start + 999, counted: [one] });
      expect(next.counts).toEqual([{ tries: 3, accepted: 3 }]);
      // The window began with the first payment; when it ends, both counts restart.
      expect((await accept(start + 1_000)).counts).toEqual([standing]);
      expect(await count(limits, "key", start + 1_001)).toBe(1);
    });

    const beyond =
      (free: number) =>
      ({ tries, accepted }: Count) =>
        Math.max(0, tries - free - accepted) * 10;

    test("of many concurrent tries over several connections, each one beyond the limit blocks, and the longest block counts", async () => {
      const all = (await Promise.all(Array.from({ length: 3 }, open))).map((journal) => journal.limits);
      const counted = [{ key: "key", windowMs: 1_000, pauseAfter: beyond(4) }];
      const tried = await Promise.all(
        Array.from({ length: 12 }, (_, index) => all[index % 3]?.count({ now: start, counted })),
      );
      const pauses = tried.flatMap((one) => one?.passed ?? []).map(({ pauseMs }) => pauseMs);
      expect(pauses.sort((one, other) => one - other)).toEqual([10, 20, 30, 40, 50, 60, 70, 80]);
      expect(tried.flatMap((one) => one?.counts ?? [])).toHaveLength(12);
      expect(await all[0]?.blockedUntil(["key"])).toEqual(new Map([["key", start + 80]]));
    });

    test("a key that may block lets as many concurrent tries through as are free, and one after each block", async () => {
      const all = (await Promise.all(Array.from({ length: 3 }, open))).map((journal) => journal.limits);
      const counted = [
        { key: "key", windowMs: 1_000, pauseAfter: beyond(4), mayHold: true },
        { key: "beside", windowMs: 1_000 },
      ];
      const tryAtOnce = async (now: number) => {
        const tries = Array.from({ length: 12 }, (_, index) => all[index % 3]?.count({ now, counted }));
        const tried = (await Promise.all(tries)).flatMap((one) => one ?? []);
        const passed = tried
          .flatMap((one) => one.passed)
          .map(({ tries: number, pauseMs }) => [number, pauseMs]);
        const held = tried.flatMap(({ blockedUntil }) => [...blockedUntil]);
        return { on: tried.filter(({ counts }) => counts.length > 0).length, passed, held };
      };
      const heldUntil = (until: number, length: number) =>
        Array.from({ length }, () => ["key", start + until]);
      expect(await tryAtOnce(start)).toEqual({ on: 4, passed: [[5, 10]], held: heldUntil(10, 8) });
      expect(await tryAtOnce(start + 9)).toEqual({ on: 0, passed: [], held: heldUntil(10, 12) });
      expect(await tryAtOnce(start + 10)).toEqual({ on: 1, passed: [[5, 10]], held: heldUntil(20, 11) });
      expect(await tryAtOnce(start + 20)).toEqual({ on: 1, passed: [[6, 20]], held: heldUntil(40, 11) });
      // A blocked try is not counted under any key.
      expect(await count((await open()).limits, "beside", start + 40)).toBe(7);
      // A new window: the end of the old block lets no extra try through.
      expect(await tryAtOnce(start + 1_000)).toEqual({
        on: 4,
        passed: [[5, 10]],
        held: heldUntil(1_010, 8),
      });
    });

    test("a try is not counted while one of its watched keys is blocked", async () => {
      const { limits } = await open();
      await block(limits, "watched", 500);
      const one = { counted: [{ key: "other", windowMs: 1_000 }], watched: ["free", "watched"] };
      const tries = await Promise.all([
        limits.count({ ...one, now: start }),
        limits.count({ ...one, now: start + 500 }),
        limits.count({ ...one, now: start, watched: ["free"] }),
      ]);
      expect(tries).toMatchObject([
        { blockedUntil: new Map([["watched", start + 500]]), counts: [] },
        { blockedUntil: noBlock, counts: [{ tries: 1 }] },
        { blockedUntil: noBlock, counts: [{ tries: 2 }] },
      ]);
    });

    test("blocked tries do not change the numbers of the others, however often they count", async () => {
      const { limits } = await open();
      await block(limits, "watched", 500);
      const twice = [
        { key: "other", windowMs: 1_000 },
        { key: "other", windowMs: 1_000 },
      ];
      const tries = await Promise.all([
        limits.count({ now: start, counted: twice, watched: ["watched"] }),
        limits.count({ now: start, counted: twice, watched: ["watched"] }),
        limits.count({ now: start, counted: twice }),
        limits.count({ now: start, counted: twice.slice(1), watched: ["watched"] }),
      ]);
      expect(tries.map(({ counts }) => counts.map((one) => one.tries))).toEqual([[], [], [1, 2], []]);
      expect(await count(limits, "other")).toBe(3);
    });

    test("many tries count under and block the same keys at once, over several connections: none fails", async () => {
      const all = (await Promise.all(Array.from({ length: 4 }, open))).map((journal) => journal.limits);
      // Every other try blocks its keys.
      const counted = [0, 1, 2, 3, 4, 5].map((place) => ({
        key: `key-${place}`,
        windowMs: 1_000 + place,
        pauseAfter: ({ tries }: { tries: number }) => (tries % 2) * tries,
      }));
      // Each of these tries uses other keys, in another order.
      const walkers = Array.from({ length: 32 }, (_, index) => index);
      const given: string[] = [];
      await Promise.all(
        walkers.map(async (walker) => {
          const limits = all[walker % 4];
          for (let turn = walker; turn < walker + 30; turn += 1) {
            const [one, other] = [counted[turn % 6], counted[(turn * 5 + walker) % 6]];
            if (!limits || !one || !other) throw new TypeError("There is one for each number.");
            const keys = one === other ? [one] : [one, other];
            const { counts } = await limits.count({ now: start, counted: keys });
            given.push(...keys.map(({ key }, place) => `${key}: ${counts[place]?.tries}`));
          }
        }),
      );
      // Each try has its own number.
      expect(given.length).toBeGreaterThan(walkers.length * 15);
      expect(new Set(given).size).toBe(given.length);
    });

    test("a window may be any number, also an infinite one", async () => {
      const { limits } = await open();
      const [half, endless] = await Promise.all([
        count(limits, "half", start, 1_000.5),
        count(limits, "endless", start, Infinity),
      ]);
      expect([half, endless]).toEqual([1, 1]);
      expect(await count(limits, "half", start + 1_000, 1_000.5)).toBe(2);
      expect(await count(limits, "half", start + 1_001, 1_000.5)).toBe(1);
      expect(await count(limits, "endless", start * 2, Infinity)).toBe(2);
    });

    test("windows and blocks end by themselves; expired counters are deleted, blocking ones are kept", async () => {
      const { limits } = await open();
      expect(await count(limits, "a")).toBe(1);
      expect(await count(limits, "a", start + 999)).toBe(2);
      expect(await count(limits, "a", start + 1_000)).toBe(1);
      await block(limits, "b", 50_000);
      const blocked = new Map([["b", start + 50_000]]);
      expect(await limits.blockedUntil(["a", "b", "c"])).toEqual(blocked);
      expect(await limits.blockedUntil([])).toEqual(noBlock);
      await limits.forget(start + 10_000);
      expect(await limits.blockedUntil(["b"])).toEqual(blocked);
      expect(await count(limits, "a", start + 1_001)).toBe(1);
    });

    test("a value is used once, by one of many servers, and is forgotten after its time alone", async () => {
      const all = (await Promise.all(Array.from({ length: 3 }, open))).map((journal) => journal.limits);
      const uses = await Promise.all(
        Array.from({ length: 4 }, () => all.map((limits) => limits.use("payload", start + 10_000))).flat(),
      );
      expect(uses.filter(Boolean)).toHaveLength(1);
      const [limits] = all;
      expect(await limits?.use("another", start + 10_000)).toBe(true);
      await limits?.forget(start + 10_000);
      expect(await limits?.use("payload", start + 20_000)).toBe(false);
      await limits?.forget(start + 10_001);
      expect(await limits?.use("payload", start + 20_000)).toBe(true);
    });

    test("expired counters are deleted, however many there are", async () => {
      const { limits } = await open();
      const keys = Array.from({ length: 2_500 }, (_, index) => `many-${index}`);
      await limits.count({ now: start, counted: keys.map((key) => ({ key, windowMs: 1_000_000 })) });
      await limits.forget(start + 1);
      const again = keys.filter((_, index) => index % 499 === 0);
      expect(await Promise.all(again.map((key) => count(limits, key)))).toEqual(again.map(() => 1));
    });
  });
}
