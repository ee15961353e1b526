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
