import { expect, test } from "vitest";
import { timeOf } from "./history.js";

test("a time after the first day says the day", () => {
  const hour = 3_600_000;
  expect(timeOf(hour + 5)).toBe("01:00:00.005");
  expect(timeOf(25 * hour)).toBe("1 d 01:00:00.000");
  expect(timeOf(56 * 24 * hour + 5_000)).toBe("56 d 00:00:05.000");
});
