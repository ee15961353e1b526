import type { Language } from "./language.js";

/** The zone of all days and times: the shop's and the gateway's, whose days decide about captures. */
export const shopZone = "Europe/Paris";

/** The shop's ways to write days and times, BCP 47. */
export const locales: Readonly<Record<Language, string>> = { en: "en-GB", fr: "fr-FR" };

/** The day of a moment in Paris, in words: 26 November 2026. It does not wrap. */
export function day(isoTime: string, language: Language): string {
  return dayIn(shopZone, new Date(isoTime), language);
}

/** A day of the gateway's, YYYYMMDD, in words. It does not wrap. */
export function dueDay(date: string, language: Language): string {
  return dayIn("UTC", new Date(date.replace(/^(\d{4})(\d{2})(\d{2})$/, "$1-$2-$3")), language);
}

function dayIn(timeZone: string, at: Date, language: Language): string {
  return at.toLocaleDateString(locales[language], { dateStyle: "long", timeZone }).replaceAll(" ", "\u00a0");
}

/** The time of day of a moment in Paris: 14:31:05. */
export function clock(isoTime: string, language: Language): string {
  return new Date(isoTime).toLocaleTimeString(locales[language], { timeStyle: "medium", timeZone: shopZone });
}
