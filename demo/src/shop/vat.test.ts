import { expect, it } from "vitest";
import { countries, countryOf, homeCountry } from "./countries.js";
import { productOf } from "./catalogue.js";
import { totalOf, type Line } from "./lines.js";
import { vatOf, vatTotalOf } from "./vat.js";

const lines = (...given: readonly [string, number][]): readonly Line[] =>
  given.flatMap(([id, quantity]) => {
    const product = productOf(id);
    return product ? [{ product, quantity }] : [];
  });

it("takes the VAT out of the price, at the rate of the goods", () => {
  // 24.90 with 20 %: 20.75 and 4.15. 2 x 9.80 with 5.5 %: 18.58 and 1.02.
  expect(vatOf(lines(["mug", 1], ["honey", 2]), homeCountry)).toEqual([
    { rate: 2000, grossMinor: 2490, vatMinor: 415 },
    { rate: 550, grossMinor: 1960, vatMinor: 102 },
  ]);
});

it("goes by the country of delivery, and the total stays the same", () => {
  const basket = lines(["mug", 1], ["teapot", 1], ["verbena", 3]);
  for (const country of countries) {
    const parts = vatOf(basket, country);
    expect(parts.reduce((sum, part) => sum + part.grossMinor, 0)).toBe(totalOf(basket));
    expect(vatTotalOf(parts)).toBeGreaterThan(0);
  }
  const [german] = vatOf(lines(["mug", 1]), countryOf("DE") ?? homeCountry);
  expect(german).toEqual({ rate: 1900, grossMinor: 2490, vatMinor: 398 });
});

it("adds the lines of one rate before it rounds", () => {
  expect(vatOf(lines(["mug", 1], ["towel", 1]), homeCountry)).toEqual([
    { rate: 2000, grossMinor: 4290, vatMinor: 715 },
  ]);
});
