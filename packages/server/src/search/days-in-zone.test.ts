import { expect, test } from "vitest";
import { daysInZone, isTimeZone } from "./days-in-zone.js";

const hour = 3_600_000;
const lengths = (from: number, to: number, zone: string) =>
  daysInZone(from, to, zone).map((one) => [one.day, (one.to - one.from) / hour]);

test("days of Paris begin at its midnight, and have 23 or 25 hours when the clocks change", () => {
  expect(lengths(Date.UTC(2026, 2, 27, 23), Date.UTC(2026, 2, 30, 22), "Europe/Paris")).toEqual([
    ["2026-03-28", 24],
    ["2026-03-29", 23],
    ["2026-03-30", 24],
  ]);
  expect(lengths(Date.UTC(2026, 9, 24, 22), Date.UTC(2026, 9, 26, 23), "Europe/Paris")).toEqual([
    ["2026-10-25", 25],
    ["2026-10-26", 24],
  ]);
});

test("the first and the last day are cut to the period, and days join without a gap", () => {
  const from = Date.UTC(2026, 10, 25, 12, 0, 0, 1);
  const to = Date.UTC(2026, 10, 27, 6);
  const parts = daysInZone(from, to, "UTC");
  expect(parts.map(({ day }) => day)).toEqual(["2026-11-25", "2026-11-26", "2026-11-27"]);
  expect(parts[0]?.from).toBe(from);
  expect(parts[1]?.from).toBe(Date.UTC(2026, 10, 26));
  expect(parts[2]).toEqual({ day: "2026-11-27", from: Date.UTC(2026, 10, 27), to });
  for (const [index, part] of parts.slice(1).entries()) expect(part.from).toBe(parts[index]?.to);
});

test("a name that is no time zone is told from one that is", () => {
  expect(["UTC", "Europe/Paris", "America/Guadeloupe"].every(isTimeZone)).toBe(true);
  expect(["", "Paris", "Europe/Nowhere"].some(isTimeZone)).toBe(false);
});
