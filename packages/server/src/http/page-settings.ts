import { aFunction, aText, checkSettings, type Shapes } from "../runtime/check-settings.js";
import type { Request } from "express";
import { PaymentsConfigurationError } from "../domain/errors.js";

/** The languages of the router's own pages. */
export type PageLanguage = "en" | "fr";

/**
 * How the router's own pages look: on the way to the bank or to another supplier, the confirmation before a charge, the
 * page with a QR code, and messages after a return.
 *
 * @example
 * sipsRouter(payments, { pages: { shopName: "Maison Verveine", accentColor: "#2f5a4b" } });
 */
export interface PageSettings {
  /** Shown above each page, and in its title. Default: none. */
  readonly shopName?: string;
  /** An image beside the name: a path on the shop's own origin, or an https address. Default: none. */
  readonly logoUrl?: string;
  /**
   * The colour of buttons, as `#rrggbb`; their text is black or white, whichever contrasts more. Default: `#1d4ed8`.
   */
  readonly accentColor?: string;
  /** The same in dark mode. Default: `accentColor`. */
  readonly darkAccentColor?: string;
  /** The language of a request's page. Default: by `Accept-Language`, else English. */
  readonly languageOf?: (request: Request) => PageLanguage;
}

const shapes: Shapes<PageSettings> = {
  shopName: aText,
  logoUrl: true,
  accentColor: true,
  darkAccentColor: true,
  languageOf: aFunction,
};

/** Checks the settings. Throws PaymentsConfigurationError that names the wrong one. */
export function requirePages(pages: PageSettings): void {
  checkSettings(pages, shapes, (name, shouldHold) =>
    name ? wrong(name, shouldHold) : new PaymentsConfigurationError("pages", shouldHold, "sipsRouter"),
  );
  const { logoUrl, accentColor, darkAccentColor } = pages;
  for (const [name, color] of Object.entries({ accentColor, darkAccentColor })) {
    if (color !== undefined && !/^#[\da-f]{6}$/i.test(color)) {
      throw wrong(name, "a colour such as #2f5a4b");
    }
  }
  if (logoUrl !== undefined && !/^(\/(?!\/)|https:\/\/)[^\s;,]+$/.test(logoUrl)) {
    throw wrong("logoUrl", "a path such as /logo.svg, or an https address");
  }
}

function wrong(name: string, shouldHold: string): PaymentsConfigurationError {
  return new PaymentsConfigurationError(`pages.${name}`, shouldHold, "sipsRouter");
}
