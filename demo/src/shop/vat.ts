import type { Country } from "./countries.js";
import type { Line } from "./lines.js";

/** The VAT that is part of an order's total, at one rate. */
export interface VatPart {
  /** Hundredths of a percent: 2000 is 20 %. */
  readonly rate: number;
  readonly grossMinor: number;
  readonly vatMinor: number;
}

/** The VAT in these lines, by rate, the highest first. Prices include it, so it never changes a total. */
export function vatOf(lines: readonly Line[], country: Country): readonly VatPart[] {
  const gross = new Map<number, number>();
  for (const { product, quantity } of lines) {
    const rate = country.vat[product.vat];
    gross.set(rate, (gross.get(rate) ?? 0) + product.priceMinor * quantity);
  }
  return [...gross]
    .sort(([one], [other]) => other - one)
    .map(([rate, grossMinor]) => ({
      rate,
      grossMinor,
      vatMinor: Math.round((grossMinor * rate) / (100_00 + rate)),
    }));
}

/** All of an order's VAT. */
export function vatTotalOf(parts: readonly VatPart[]): number {
  return parts.reduce((total, { vatMinor }) => total + vatMinor, 0);
}
