import type { Language } from "./language.js";

/** The zone of all days and times: the shop's and the gateway's, whose days decide about captures. */
export const shopZone = "Europe/Paris";

/** The shop's ways to write days and times, BCP 47. */
export const locales: Readonly<Record<Language, string>> = { en: "en-GB", fr: "fr-FR" };

/** The day of a moment in Paris, in words: 26 November 2026. It does not wrap. */
export function day(isoTime: string, language: Language): string {
  const options = { dateStyle: "long", timeZone: shopZone } as const;
  return unbroken(new Date(isoTime).toLocaleDateString(locales[language], options));
}

/** A day, YYYY-MM-DD or YYYYMMDD, in few words: 26 Nov 2026. It does not wrap. */
export function dayText(date: string, language: Language): string {
  const isoDate = date.replace(/^(\d{4})(\d{2})(\d{2})$/, "$1-$2-$3");
  if (!/^\d{4}-\d{2}-\d{2}$/.test(isoDate)) return date;
  return unbroken(
    new Date(isoDate).toLocaleDateString(locales[language], { dateStyle: "medium", timeZone: "UTC" }),
  );
}

function unbroken(text: string): string {
  return text.replaceAll(" ", "\u00a0");
}

/** The time of day of a moment in Paris: 14:31:05. */
export function clock(isoTime: string, language: Language): string {
  return new Date(isoTime).toLocaleTimeString(locales[language], { timeStyle: "medium", timeZone: shopZone });
}
