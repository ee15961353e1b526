import { expect, test } from "vitest";
import { createClock, durationMs } from "./clock.js";
import { nextParisHour, parisDateTime, parisDay, parisMonth } from "./paris-time.js";

test("starts at the machine's time, and advances by durations", () => {
  const clock = createClock(() => 1_000);
  clock.advance("PT20M");
  expect(clock.now()).toBe(1_000 + 20 * 60_000);
  clock.advance("P1DT2H");
  clock.reset();
  expect(clock.now()).toBe(1_000);
});

test.each([
  ["PT0.5S", 500],
  ["P2W", 14 * 86_400_000],
  ["P1DT1H1M1S", 86_400_000 + 3_661_000],
])("%s is %i ms", (text, ms) => expect(durationMs(text)).toBe(ms));

test.each(["", "P", "PT", "20M", "P1M", "P1Y", "-PT1M", "PT1M "])("%j is refused", (text) => {
  expect(() => durationMs(text)).toThrow(RangeError);
});

test("a jump beyond the year 2999 is refused, and changes nothing", () => {
  const clock = createClock(() => Date.UTC(2026, 10, 23));
  clock.advance("P50000W");
  for (const far of ["P99999999W", "P10000W", `P${"9".repeat(400)}D`]) {
    const before = clock.now();
    expect(() => clock.advance(far)).toThrow("the clock goes no further than the year 2999");
    expect(clock.now()).toBe(before);
  }
});

test("Paris time agrees with the platform's zone tables, every six hours of three years", () => {
  const format = new Intl.DateTimeFormat("sv-SE", {
    timeZone: "Europe/Paris",
    dateStyle: "short",
    timeStyle: "medium",
  });
  const end = Date.UTC(2028, 0, 1);
  for (let time = Date.UTC(2025, 0, 1, 0, 30); time < end; time += 6 * 3_600_000) {
    expect(parisDateTime(time).slice(0, 19).replace("T", " ")).toBe(format.format(time));
  }
});

test("the offset is written, in winter and in summer, on both sides of the change", () => {
  expect(parisDateTime(Date.UTC(2026, 10, 23, 20, 0))).toBe("2026-11-23T21:00:00+01:00");
  expect(parisDateTime(Date.UTC(2026, 2, 29, 0, 59, 59))).toBe("2026-03-29T01:59:59+01:00");
  expect(parisDateTime(Date.UTC(2026, 2, 29, 1))).toBe("2026-03-29T03:00:00+02:00");
  expect(parisDay(Date.UTC(2026, 11, 31, 23, 30))).toBe("20270101");
  expect(parisMonth(Date.UTC(2026, 11, 31, 23, 30))).toBe("202701");
});

test("the next evening in Paris: today's, tomorrow's, and after a change of clocks", () => {
  const at = (time: number, days: number) => parisDateTime(nextParisHour(time, days, 22));
  expect(at(Date.UTC(2026, 10, 23, 20), 0)).toBe("2026-11-23T22:00:00+01:00");
  expect(at(Date.UTC(2026, 10, 23, 21, 0, 1), 0)).toBe("2026-11-24T22:00:00+01:00");
  expect(at(Date.UTC(2026, 2, 28, 12), 2)).toBe("2026-03-30T22:00:00+02:00");
});
