import { expect, test } from "vitest";
import { passesLuhn } from "./luhn.js";

test.each(["510000000000080", "34000000000090", "7992739871"])("%s fits exactly one last digit", (digits) => {
  expect([..."0123456789"].filter((last) => passesLuhn(digits + last))).toHaveLength(1);
});

test("a well-known number and its neighbour", () => {
  expect(passesLuhn("79927398713")).toBe(true);
  expect(passesLuhn("79927398710")).toBe(false);
});
