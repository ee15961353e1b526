import { describe, expect, test } from "vitest";
import { brandsOf } from "./brands.js";
import { behaviourOf, behaviours, responseCodeOf, scenarioCards } from "./scenarios.js";

describe.each(scenarioCards)("$cardNumber: $happens", ({ cardNumber, brands, behaviour, responseCode }) => {
  test("passes Luhn and does what its digits say", () => {
    expect(luhnSum(cardNumber) % 10).toBe(0);
    expect(brandsOf(cardNumber)).toEqual(brands);
    expect(behaviourOf(cardNumber)).toBe(behaviour);
    expect(responseCodeOf(cardNumber)).toBe(responseCode);
  });
});

test("there is a card for each behaviour and no card twice", () => {
  expect(new Set(scenarioCards.map((card) => card.behaviour))).toEqual(new Set(Object.values(behaviours)));
  expect(new Set(scenarioCards.map((card) => card.cardNumber)).size).toBe(scenarioCards.length);
});

test("last digits that are no code, and pairs that are no behaviour, mean an ordinary card", () => {
  expect(responseCodeOf("4907000000000688")).toBe("00");
  expect(behaviourOf("5017679110380400")).toBe("challenge");
  expect(brandsOf("999999")).toEqual([]);
  expect(brandsOf("__proto__")).toEqual([]);
});

function luhnSum(digits: string): number {
  return [...digits].reverse().reduce((sum, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2);
    return sum + (value > 9 ? value - 9 : value);
  }, 0);
}
