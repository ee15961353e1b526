import type { Language } from "../shop/language.js";
import { locales, shopZone } from "../shop/shop-time.js";

/** A moment to the second, with its zone: 26 Nov 2026, 14:31:05 CET. Lines break between day and time only. */
export function moment(at: number, language: Language): string {
  return unbroken(`${formats[language].long.format(at)} ${zoneName(at)}`);
}

/** A moment to the minute, without its zone, for tables that name the zone: 26 Nov 2026, 14:31. */
export function shortMoment(at: number, language: Language): string {
  return unbroken(formats[language].short.format(at));
}

/** How long ago something was: "3 hours ago", or "just now". */
export function ageText(ms: number, language: Language): string {
  const found = units.find(([, length]) => ms >= length);
  if (!found) return justNow[language];
  const [unit, unitMs] = found;
  return formats[language].age.format(-Math.floor(ms / unitMs), unit);
}

/** The day of a moment in the office's zone, YYYY-MM-DD. */
export function dayOf(at: number): string {
  return isoDay.format(at);
}

/** When a day, YYYY-MM-DD, begins in the office's zone; undefined when there is no such day. */
export function startOfDay(day: string): number | undefined {
  const utc = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(day) : Number.NaN;
  if (Number.isNaN(utc) || new Date(utc).toISOString().slice(0, 10) !== day) return undefined;
  // Paris is one or two hours ahead of UTC.
  return [utc - 2 * hourMs, utc - hourMs].find((at) => dayOf(at) === day && dayOf(at - 1) !== day);
}

/** CET or CEST, in French too, where Intl would say UTC+1: the hour that the clocks repeat in autumn stays unambiguous. */
function zoneName(at: number): string | undefined {
  return zone.formatToParts(at).find(({ type }) => type === "timeZoneName")?.value;
}

function unbroken(text: string): string {
  return text.replaceAll(" ", "\u00a0").replace(",\u00a0", ", ");
}

const justNow: Readonly<Record<Language, string>> = { en: "just now", fr: "à l’instant" };
const hourMs = 3_600_000;
const units = [
  ["day", 24 * hourMs],
  ["hour", hourMs],
  ["minute", 60_000],
] as const;

const zone = new Intl.DateTimeFormat("en-GB", { timeZone: shopZone, timeZoneName: "short" });
const isoDay = new Intl.DateTimeFormat("sv-SE", { timeZone: shopZone, dateStyle: "short" });

function formatsOf(language: Language) {
  const locale = locales[language];
  const day = { day: "numeric", month: "short", year: "numeric" } as const;
  const time = { hour: "2-digit", minute: "2-digit", timeZone: shopZone } as const;
  return {
    long: new Intl.DateTimeFormat(locale, { ...day, ...time, second: "2-digit" }),
    short: new Intl.DateTimeFormat(locale, { ...day, ...time }),
    age: new Intl.RelativeTimeFormat(locale, { numeric: "always" }),
  };
}

const formats = { en: formatsOf("en"), fr: formatsOf("fr") };
