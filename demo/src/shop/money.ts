import type { Language } from "./language.js";

/** The shop sells in euros only. */
export const currencyCode = "978";

/** An amount in cents as buyers read it: 24.90 EUR, in French 24,90 EUR. */
export function money(amountMinor: number, language: Language): string {
  const text = (amountMinor / 100).toFixed(2);
  return `${language === "fr" ? text.replace(".", ",") : text} EUR`;
}
