import { expect, test } from "vitest";
import { createRandom } from "./random.js";

const drawn = (seed: number, name: string) => {
  const random = createRandom(seed, name);
  return Array.from({ length: 8 }, random.unit);
};

test("a stream depends on its seed and its name alone", () => {
  expect(drawn(1, "network 1")).toEqual(drawn(1, "network 1"));
  const others = [drawn(1, "network 1"), drawn(2, "network 1"), drawn(1, "network 2"), drawn(1, "gateway 1")];
  expect(new Set(others.map(String)).size).toBe(others.length);
});

test("numbers are spread evenly over their range", () => {
  const random = createRandom(7, "spread");
  const counts = Array.from({ length: 10 }, () => 0);
  for (let index = 0; index < 10_000; index += 1) {
    const number = random.below(10);
    counts[number] = (counts[number] ?? 0) + 1;
  }
  for (const count of counts) expect(Math.abs(count - 1_000)).toBeLessThan(150);
});

test("a probability of 0 draws as much as any other: what comes after is not shifted", () => {
  const [never, always] = [createRandom(3, "x"), createRandom(3, "x")];
  expect([never.chance(0), always.chance(1)]).toEqual([false, true]);
  expect(never.unit()).toBe(always.unit());
});
