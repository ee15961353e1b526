import { expect, test } from "vitest";
import { openSqliteJournal } from "../journal/sqlite/open-sqlite-journal.js";
import { createForgetting } from "./forget-counters.js";
import { openLimits } from "./limits.js";

const day = 24 * 3_600_000;
const start = 1_800_000_000_000;
const keys = [{ id: "1", secret: "a secret of the tests, long enough" }];
const limits = openLimits({}, keys);

test("counters older than two days are deleted in the first round, then every ten minutes", async () => {
  let elapsed = 0;
  const forgotten: number[] = [];
  const forget = async (before: number) => void forgotten.push(before);
  const forgetCounters = createForgetting({
    journal: { limits: { forget } },
    limits,
    now: () => start + elapsed,
    timers: { elapsed: () => elapsed },
  });
  for (; elapsed <= 1_200_000; elapsed += 1_000) await forgetCounters();
  expect(forgotten).toEqual([0, 600_000, 1_200_000].map((ms) => start + ms - 2 * day));
});

test("a round that could not delete them is not repeated before ten minutes have passed", async () => {
  let elapsed = 0;
  let tries = 0;
  const forgetCounters = createForgetting({
    journal: {
      limits: {
        async forget() {
          tries += 1;
          throw new Error("The journal is away.");
        },
      },
    },
    limits,
    now: () => start + elapsed,
    timers: { elapsed: () => elapsed },
  });
  await expect(forgetCounters()).rejects.toThrow("The journal is away.");
  elapsed = 599_999;
  await expect(forgetCounters()).resolves.toBeUndefined();
  elapsed = 600_000;
  await expect(forgetCounters()).rejects.toThrow("The journal is away.");
  expect(tries).toBe(2);
});

test.each([7 * day, Number.POSITIVE_INFINITY])(
  "a shop's own window of %d ms is counted to its end",
  async (windowMs) => {
    const journal = await openSqliteJournal({ file: ":memory:" });
    let now = start;
    const forgetCounters = createForgetting({
      journal,
      limits: openLimits({ rules: { refusedByCard: { free: 4, windowMs } } }, keys),
      now: () => now,
      timers: { elapsed: () => now },
    });
    const count = async () => {
      const { counts } = await journal.limits.count({ now, counted: [{ key: "card", windowMs }] });
      return counts[0]?.tries;
    };
    expect(await count()).toBe(1);
    now += 7 * day - 1;
    await forgetCounters();
    expect(await count()).toBe(2);
    await journal.close();
  },
);
