import { randomBytes } from "node:crypto";
import type { Request } from "express";
import { ignoreRejection } from "../runtime/ignore-rejection.js";
import { requirePages, type PageLanguage, type PageSettings } from "./page-settings.js";

/** What one page needs of its request. */
export interface PageView {
  readonly language: PageLanguage;
  /** Only the script and style that carry it may run. */
  readonly nonce: string;
  readonly settings: PageSettings;
}

/** Opens the view of a request. */
export type OpenView = (request: Request) => PageView;

/** Checks the settings of the pages, and returns what opens their views. Throws PaymentsConfigurationError. */
export function pageViews(settings: PageSettings = {}): OpenView {
  requirePages(settings);
  return (request) => ({
    language: chosenLanguage(settings, request) ?? acceptedLanguage(request),
    nonce: randomBytes(16).toString("base64url"),
    settings,
  });
}

/** The shop's choice. Its fault, or a language that has no pages, must not keep a buyer from their bank. */
function chosenLanguage({ languageOf }: PageSettings, request: Request): PageLanguage | undefined {
  try {
    const chosen: unknown = languageOf?.(request);
    ignoreRejection(chosen);
    return chosen === "en" || chosen === "fr" ? chosen : undefined;
  } catch {
    return undefined;
  }
}

function acceptedLanguage(request: Request): PageLanguage {
  return request.acceptsLanguages("en", "fr") === "fr" ? "fr" : "en";
}
