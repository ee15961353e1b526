import { codes } from "@sips-kit/protocol";
import type { Language } from "./page-language.js";

/** An amount as a buyer reads it. */
export function amountText(amount: number, currencyCode: string, lang: Language): string {
  const { values } = codes.currencyCode;
  const known = Object.hasOwn(values, currencyCode)
    ? // The list's own keys are exactly those of its type.
      values[currencyCode as keyof typeof values]
    : undefined;
  if (!known) return `${amount} (${currencyCode})`;
  const { alphabetic, decimals } = known;
  return new Intl.NumberFormat(lang, {
    style: "currency",
    currency: alphabetic,
    minimumFractionDigits: decimals,
  }).format(amount / 10 ** decimals);
}
