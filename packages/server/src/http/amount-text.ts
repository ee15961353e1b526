import { codes } from "@sips-kit/protocol";
import type { PageLanguage } from "./page-frame.js";

/** An amount as a buyer reads it: `€24.90`, `24,90 €`. */
export function amountText(amountMinor: number, currencyCode: string, language: PageLanguage): string {
  const { values } = codes.currencyCode;
  // Own keys of the list are exactly what its type says.
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
