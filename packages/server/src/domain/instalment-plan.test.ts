import { expect, test } from "vitest";
import { divide, dueAt } from "./instalment-plan.js";

const monthly = { count: 3, everyDays: 30 };

test.each([
  [30000, 3, [10000, 10000, 10000]],
  [10000, 3, [3334, 3333, 3333]],
  [10001, 3, [3335, 3333, 3333]],
  [7, 4, [4, 1, 1, 1]],
  [999_999_999_999, 2, [500_000_000_000, 499_999_999_999]],
])("%i in %i instalments", (amountMinor, count, amounts) => {
  const instalments = divide({ count, everyDays: 30 }, amountMinor, "20261126");
  expect(instalments.map((one) => one.amountMinor)).toEqual(amounts);
});

test("amounts always add up, and the first one is never the smallest", () => {
  for (let count = 2; count <= 50; count += 1) {
    for (let amountMinor = count; amountMinor < count + 120; amountMinor += 1) {
      const amounts = divide({ count, everyDays: 1 }, amountMinor, "20261126").map((one) => one.amountMinor);
      expect(amounts.reduce((sum, one) => sum + one)).toBe(amountMinor);
      expect(Math.min(...amounts)).toBeGreaterThan(0);
      expect(Math.max(...amounts)).toBe(amounts[0]);
    }
  }
});

test.each([
  [monthly, "20261126", ["20261126", "20261226", "20270125"]],
  // Over the end of summer time, and in a leap year.
  [monthly, "20261020", ["20261020", "20261119", "20261219"]],
  [{ count: 2, everyDays: 1 }, "20280228", ["20280228", "20280229"]],
  [{ count: 4, everyMonths: 1 }, "20261126", ["20261126", "20261226", "20270126", "20270226"]],
  // The day of the month is the first one's, not the one before: the 31st comes back.
  [{ count: 4, everyMonths: 1 }, "20261231", ["20261231", "20270131", "20270228", "20270331"]],
  [{ count: 3, everyMonths: 6 }, "20270831", ["20270831", "20280229", "20280831"]],
])("days of %o from %s", (plan, firstDay, dates) => {
  expect(divide(plan, 30000, firstDay).map(({ date }) => date)).toEqual(dates);
});

test("an instalment is due in the morning of its day, in winter and in summer", () => {
  const hourInParis = (date: string) =>
    new Intl.DateTimeFormat("en-GB", {
      timeZone: "Europe/Paris",
      day: "2-digit",
      hour: "2-digit",
      hourCycle: "h23",
    }).format(dueAt({ date, amountMinor: 1 }));
  expect(hourInParis("20261226")).toBe("26, 08");
  expect(hourInParis("20260701")).toBe("01, 09");
});
