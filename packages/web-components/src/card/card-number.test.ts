import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatCardNumber, readCardNumber } from "./card-number.js";

describe("readCardNumber", () => {
  it("takes a number with any separators between its digits, as pasted or filled in", () => {
    const separators = fc.array(fc.constantFrom("", " ", "-", "\u00a0", ".", "  "), {
      minLength: 16,
      maxLength: 16,
    });
    fc.assert(
      fc.property(separators, (between) => {
        const digits = "5100000000000800";
        const pasted = [...digits].map((digit, i) => digit + (between[i] ?? "")).join("");
        expect(readCardNumber(pasted)).toEqual({ cardNumber: digits });
      }),
    );
  });

  it("reads what it shows: formatting loses no digit", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9]{0,19}$/), (digits) => {
        expect(formatCardNumber(digits).replaceAll(" ", "")).toBe(digits);
        expect(readCardNumber(formatCardNumber(digits))).toEqual(readCardNumber(digits));
      }),
    );
  });

  it("takes full-width and Arabic digits", () => {
    const wide = [..."5100000000000800"]
      .map((digit) => String.fromCodePoint(0xff10 + Number(digit)))
      .join("");
    expect(readCardNumber(wide)).toEqual({ cardNumber: "5100000000000800" });
    const arabic = [..."5100000000000800"]
      .map((digit) => String.fromCodePoint(0x660 + Number(digit)))
      .join("");
    expect(readCardNumber(arabic)).toEqual({ cardNumber: "5100000000000800" });
  });

  it.each([
    ["", "missing"],
    ["   ", "missing"],
    ["5100", "incomplete"],
    ["5100000000000801", "invalid"],
    ["51000000000008000", "invalid"],
    ["4100000000000000", "invalid"],
  ])("%j is %s", (text, problem) => {
    expect(readCardNumber(text)).toEqual({ problem });
  });

  it.each([
    "5100000000000800",
    "4100000000000100",
    "340000000000900",
    "4300000000000900",
    "5000000000000900",
  ])("the simulator's %s is right", (cardNumber) => {
    expect(readCardNumber(cardNumber)).toEqual({ cardNumber });
  });
});

describe("formatCardNumber", () => {
  it.each([
    ["5100000000000800", "5100 0000 0000 0800"],
    ["340000000000900", "3400 000000 00900"],
    ["4100000000000100123", "4100 0000 0000 0100 123"],
    ["510000000000080099999", "5100 0000 0000 0800 999"],
  ])("%s", (digits, shown) => {
    expect(formatCardNumber(digits)).toBe(shown);
  });
});
