import { en } from "./en.js";
import type { Locale } from "./locale.js";

type Loader = () => Promise<Locale>;

const loaders = new Map<string, Loader>([
  ["en", async () => en],
  ["fr", () => import("./fr.js").then((module) => module.fr)],
]);

/** Adds a language, or replaces our wording; loaded when a form first needs it. */
export function registerLocale(tag: string, load: () => Promise<Locale>): void {
  loaders.set(tag.toLowerCase(), load);
}

/**
 * The language for a tag, else for the page's: itself, then its main language, then English. Never fails: a missing
 * translation must not block a payment.
 */
export async function loadLocale(tag = pageLanguage()): Promise<Locale> {
  const wanted = tag.toLowerCase();
  const load = loaders.get(wanted) ?? loaders.get(wanted.split("-")[0] ?? "");
  try {
    return (await load?.()) ?? en;
  } catch {
    return en;
  }
}

/** BCP 47; English when the page does not say. */
export function pageLanguage(): string {
  return document.documentElement.lang || "en";
}
