import type { Request } from "express";

export const languages = ["en", "fr"] as const;

export type Language = (typeof languages)[number];

/** The buyer's own choice, kept in a cookie, else the first language of the browser that the shop speaks. */
export function languageOf(request: Request, chosen: string | undefined): Language {
  if (isLanguage(chosen)) return chosen;
  const accepted = request.acceptsLanguages(...languages);
  return isLanguage(accepted) ? accepted : "en";
}

export function isLanguage(value: unknown): value is Language {
  return value === "en" || value === "fr";
}
