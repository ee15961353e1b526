import { describe, expect, test } from "vitest";
import { start, type OpenJournal } from "./attempts.js";

/** Counters of tries: none is lost between processes. */
export function limitBattery(open: OpenJournal): void {
  describe("limits", () => {
    test("60 tries at once over 3 connections are 60, each with its own number", async () => {
      const journals = await Promise.all(Array.from({ length: 3 }, open));
      const counts = await Promise.all(
        Array.from({ length: 60 }, (_, index) => journals[index % 3]?.limits.count("key", start, 1_000)),
      );
      expect(counts.map(Number).sort((one, other) => one - other)).toEqual(
        Array.from({ length: 60 }, (_, index) => index + 1),
      );
    });

    test("a window ends by time, a block too; what is over is forgotten, what blocks is not", async () => {
      const { limits } = await open();
      expect(await limits.count("a", start, 1_000)).toBe(1);
      expect(await limits.count("a", start + 999, 1_000)).toBe(2);
      expect(await limits.count("a", start + 1_000, 1_000)).toBe(1);
      await limits.count("b", start, 1_000);
      await limits.block("b", start + 50_000);
      expect(await limits.blockedUntil(["a", "b", "c"])).toBe(start + 50_000);
      expect(await limits.blockedUntil([])).toBe(0);
      await limits.forget(start + 10_000);
      expect(await limits.blockedUntil(["b"])).toBe(start + 50_000);
      expect(await limits.count("a", start + 1_001, 1_000)).toBe(1);
    });
  });
}
