import type { Language } from "./language.js";

/** A country that the shop delivers to. */
export interface Country {
  /** ISO 3166-1 alpha-2. */
  readonly code: string;
  /** ISO 3166-1 alpha-3, as the gateway wants it. */
  readonly code3: string;
  readonly postalCode: RegExp;
  /** VAT in hundredths of a percent, in 2026: the standard rate, and the one of food. */
  readonly vat: Readonly<Record<VatKind, number>>;
}

/** What a product is for VAT. */
export type VatKind = "standard" | "food";

/** The shop's own country. */
export const homeCountry = country("FR", "FRA", /^\d{5}$/, 20_00, 5_50);

/** Sales to consumers elsewhere in the EU carry the VAT of the country of delivery. */
export const countries: readonly Country[] = [
  homeCountry,
  country("AT", "AUT", /^\d{4}$/, 20_00, 10_00),
  country("BE", "BEL", /^\d{4}$/, 21_00, 6_00),
  country("DE", "DEU", /^\d{5}$/, 19_00, 7_00),
  country("ES", "ESP", /^\d{5}$/, 21_00, 10_00),
  country("IT", "ITA", /^\d{5}$/, 22_00, 10_00),
  country("LU", "LUX", /^(L-?)?\d{4}$/i, 17_00, 3_00),
  country("NL", "NLD", /^\d{4} ?[A-Z]{2}$/i, 21_00, 9_00),
  country("PT", "PRT", /^\d{4}-\d{3}$/, 23_00, 6_00),
];

export function countryOf(code: string): Country | undefined {
  return countries.find((one) => one.code === code);
}

const names: Readonly<Record<Language, Intl.DisplayNames>> = {
  en: new Intl.DisplayNames("en", { type: "region" }),
  fr: new Intl.DisplayNames("fr", { type: "region" }),
};

/** The name of a country in the buyer's language. */
export function countryName(code: string, language: Language): string {
  return names[language].of(code) ?? code;
}

function country(code: string, code3: string, postalCode: RegExp, standard: number, food: number): Country {
  return { code, code3, postalCode, vat: { standard, food } };
}
