import type { Language } from "./language.js";

/** A name and its value: "Total: €24.90". French has a no-break space before the colon, too. */
export function withColon(name: string, value: string, language: Language): string {
  return `${name}${language === "fr" ? "\u00a0:" : ":"} ${value}`;
}
