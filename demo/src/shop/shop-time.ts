import type { Language } from "./language.js";

/** The zone of all days and times: the shop's and the gateway's, whose days decide about captures. */
export const shopZone = "Europe/Paris";

const locales: Readonly<Record<Language, string>> = { en: "en-GB", fr: "fr-FR" };

/** The day of a moment in Paris, in words: 26 November 2026. */
export function day(isoTime: string, language: Language): string {
  return new Date(isoTime).toLocaleDateString(locales[language], { dateStyle: "long", timeZone: shopZone });
}

/** The time of day of a moment in Paris: 14:31:05. */
export function clock(isoTime: string, language: Language): string {
  return new Date(isoTime).toLocaleTimeString(locales[language], { timeStyle: "medium", timeZone: shopZone });
}
