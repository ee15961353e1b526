import { describe, expect, it } from "vitest";
import { validationDeadlineOf } from "./validation-deadline.js";

const ordered = { createdAt: Date.UTC(2026, 6, 1, 8), facts: { captureDay: "3" } };

describe("the time until which a payment can be validated", () => {
  it.each([
    ["in summer", "20260704", Date.UTC(2026, 6, 4, 20)],
    ["in winter", "20261204", Date.UTC(2026, 11, 4, 21)],
    ["on the day when summer time ends", "20261025", Date.UTC(2026, 9, 25, 21)],
    ["on the day when summer time begins", "20260329", Date.UTC(2026, 2, 29, 20)],
  ])("is 22:00 in Paris %s", (_when, limitDate, expected) => {
    expect(validationDeadlineOf(ordered, limitDate)).toBe(expected);
  });

  it.each([undefined, "", "4 July"])(
    "counts the capture days from the order without a date (%s)",
    (limitDate) => {
      expect(validationDeadlineOf(ordered, limitDate)).toBe(Date.UTC(2026, 6, 4, 8));
    },
  );
});
