import type { Language } from "./language.js";

/** The shop sells in euros only. */
export const currencyCode = "978";

const formats: { readonly [language in Language]: Intl.NumberFormat } = {
  en: new Intl.NumberFormat("en", { style: "currency", currency: "EUR" }),
  fr: new Intl.NumberFormat("fr", { style: "currency", currency: "EUR" }),
};

/** An amount in cents as buyers read it: €24.90, in French 24,90 €. */
export function money(amountMinor: number, language: Language): string {
  return formats[language].format(amountMinor / 100);
}

const rates: { readonly [language in Language]: Intl.NumberFormat } = {
  en: new Intl.NumberFormat("en", { style: "percent", maximumFractionDigits: 2 }),
  fr: new Intl.NumberFormat("fr", { style: "percent", maximumFractionDigits: 2 }),
};

/** A rate in hundredths of a percent as buyers read it: 5.5%, in French 5,5 %. */
export function percent(rate: number, language: Language): string {
  return rates[language].format(rate / 100_00);
}
