import type { RouteRequest } from "./routes.js";

/** The languages of the pages for buyers. */
export type Language = "en" | "fr";

/** The language that a request's browser asks for. */
export function languageOf({ headers }: Pick<RouteRequest, "headers">): Language {
  return pageLanguage(headers["accept-language"]);
}

/** The language of a page, by a list such as that of Accept-Language: French if it is preferred over English. */
export function pageLanguage(wanted: string | undefined): Language {
  const languages = (wanted ?? "").toLowerCase().split(",").map(parseLanguage);
  const best = languages
    .filter(({ name }) => name === "en" || name === "fr")
    .sort((left, right) => right.weight - left.weight)[0];
  return best?.name === "fr" ? "fr" : "en";
}

function parseLanguage(entry: string): { name: string; weight: number } {
  const [tag = "", weight = "q=1"] = entry.trim().split(/\s*;\s*/);
  return { name: tag.slice(0, 2), weight: Number(weight.replace("q=", "")) || 0 };
}
