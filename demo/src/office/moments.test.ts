import { expect, test } from "vitest";
import { dayText } from "../shop/shop-time.js";
import { ageText, dayOf, moment, shortMoment, startOfDay } from "./moments.js";

test("a moment has its date and its zone, in summer and in winter", () => {
  expect(plain(moment(Date.UTC(2026, 10, 26, 13, 31, 5), "en"))).toBe("26 Nov 2026, 14:31:05 CET");
  expect(plain(moment(Date.UTC(2026, 6, 26, 12, 31, 5), "en"))).toBe("26 Jul 2026, 14:31:05 CEST");
  expect(plain(moment(Date.UTC(2026, 10, 26, 13, 31, 5), "fr"))).toBe("26 nov. 2026, 14:31:05 CET");
  expect(plain(moment(Date.UTC(2026, 6, 26, 12, 31, 5), "fr"))).toBe("26 juil. 2026, 14:31:05 CEST");
});

test("a line breaks between day and time only", () => {
  const at = Date.UTC(2026, 10, 26, 13, 31, 5);
  for (const language of ["en", "fr"] as const) {
    expect(moment(at, language).split(" ")).toHaveLength(2);
    expect(shortMoment(at, language).split(" ")).toHaveLength(2);
  }
});

function plain(text: string): string {
  return text.replaceAll("\u00a0", " ");
}

test("a day begins at midnight in Paris, also on the days when the clocks change", () => {
  expect(startOfDay("2026-11-26")).toBe(Date.UTC(2026, 10, 25, 23));
  expect(startOfDay("2026-07-14")).toBe(Date.UTC(2026, 6, 13, 22));
  expect(startOfDay("2026-03-29")).toBe(Date.UTC(2026, 2, 28, 23));
  expect(startOfDay("2026-03-30")).toBe(Date.UTC(2026, 2, 29, 22));
  expect(startOfDay("2026-10-25")).toBe(Date.UTC(2026, 9, 24, 22));
  expect(startOfDay("2026-10-26")).toBe(Date.UTC(2026, 9, 25, 23));
  expect(dayOf(Date.UTC(2026, 10, 25, 22, 59))).toBe("2026-11-25");
  expect(dayOf(Date.UTC(2026, 10, 25, 23))).toBe("2026-11-26");
});

test.each(["", "2026-02-30", "26/11/2026", "2026-11-26T00:00"])("%j is no day", (text) => {
  expect(startOfDay(text)).toBeUndefined();
});

test("a day of the gateway, and an age", () => {
  expect(plain(dayText("20261126", "en"))).toBe("26 Nov 2026");
  expect(plain(dayText("2026-11-26", "fr"))).toBe("26 nov. 2026");
  expect(ageText(3 * 3_600_000 + 1, "en")).toBe("3 hours ago");
  expect(ageText(90_000, "fr")).toBe("il y a 1 minute");
  expect(ageText(59_999, "en")).toBe("just now");
  expect(ageText(0, "fr")).toBe("à l’instant");
  expect(ageText(49 * 3_600_000, "en")).toBe("2 days ago");
});
