import { expect, test } from "vitest";
import { clock, day } from "./shop-time.js";

test("days and times are those of Paris, whatever the server's zone", () => {
  const lateEvening = "2026-11-26T23:30:00.000Z";
  expect(day(lateEvening, "en")).toBe("27\u00a0November\u00a02026");
  expect(day(lateEvening, "fr")).toBe("27\u00a0novembre\u00a02026");
  expect(clock(lateEvening, "en")).toBe("00:30:00");
  expect(clock("2026-07-26T12:00:00.000Z", "fr")).toBe("14:00:00");
});
