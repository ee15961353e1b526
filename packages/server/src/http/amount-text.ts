import { codes } from "@sips-kit/protocol";
import type { PageLanguage } from "./page-settings.js";

/** An amount as a buyer reads it: `€24.90`, `24,90 €`. */
export function amountText(amountMinor: number, currencyCode: string, language: PageLanguage): string {
  const { values } = codes.currencyCode;
  // The list's own keys are exactly those of its type.
  const known = Object.hasOwn(values, currencyCode) && values[currencyCode as keyof typeof values];
  if (!known) return `${amountMinor} (${currencyCode})`;
  const { alphabetic: currency, decimals } = known;
  const format = new Intl.NumberFormat(language, {
    style: "currency",
    currency,
    minimumFractionDigits: decimals,
  });
  return format.format(amountMinor / 10 ** decimals);
}
