import fc from "fast-check";
import { expect, it } from "vitest";
import { passesLuhn } from "./luhn.js";

it("exactly one check digit fits", () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[0-9]{11,18}$/), (digits) => {
      const fitting = [..."0123456789"].filter((check) => passesLuhn(digits + check));
      expect(fitting).toHaveLength(1);
    }),
  );
});

it("finds every single wrong digit", () => {
  const right = "5100000000000800";
  for (let at = 0; at < right.length; at++) {
    for (const digit of "0123456789") {
      const changed = right.slice(0, at) + digit + right.slice(at + 1);
      expect(passesLuhn(changed)).toBe(changed === right);
    }
  }
});

it("an empty text is not a card number", () => {
  expect(passesLuhn("")).toBe(false);
});
