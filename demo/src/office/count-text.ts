import type { Language } from "../shop/language.js";
import { locales } from "../shop/shop-time.js";

/** A number as people read it: 1,234 or 1 234. */
export function countText(number: number, language: Language): string {
  return number.toLocaleString(locales[language]);
}
