import { en } from "./en.js";
import type { Locale } from "./locale.js";

type Loader = () => Promise<Locale>;

// English needs none: it is what the others fall back on.
const loaders = new Map<string, Loader>([["fr", () => import("./fr.js").then((module) => module.fr)]]);

/** Adds a language, or replaces our wording; loaded when a form first needs it. */
export function registerLocale(tag: string, load: () => Promise<Locale>): void {
  loaders.set(keyOf(tag), load);
}

/**
 * The language for a tag, else for the page's: itself, then its main language, then English. Never fails: a missing
 * translation must not block a payment.
 */
export async function loadLocale(tag = pageLanguage()): Promise<Locale> {
  const wanted = keyOf(tag);
  const load = loaders.get(wanted) ?? loaders.get(wanted.replace(/-.*/, ""));
  try {
    return (await load?.()) ?? en;
  } catch {
    return en;
  }
}

/** Some pages have an underscore in their `lang`, such as fr_FR. */
function keyOf(tag: string): string {
  return tag.toLowerCase().replace(/_/g, "-");
}

/** BCP 47, if the page keeps to it; English when the page does not say. */
export function pageLanguage(): string {
  return document.documentElement.lang || "en";
}
