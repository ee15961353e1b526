import type { Response } from "express";
import type { PageView } from "./page-view.js";

/**
 * Sends one of our pages under a policy that permits its own script and style, the one form it holds, the shop's logo,
 * and requests to the shop for a page that `connects`.
 */
export function sendPage(
  response: Response,
  { nonce, settings: { logoUrl }, language }: PageView,
  html: string,
  policy: { readonly formAction?: string; readonly connects?: boolean } = {},
): void {
  response.setHeader(
    "content-security-policy",
    [
      "default-src 'none'",
      `script-src 'nonce-${nonce}'`,
      `style-src 'nonce-${nonce}'`,
      ...(logoUrl === undefined ? [] : [`img-src ${originOf(logoUrl)}`]),
      ...(policy.connects ? ["connect-src 'self'"] : []),
      `form-action ${policy.formAction ?? "'none'"}`,
      // The shop may show the page in a frame of its own: see <sips-challenge>.
      "frame-ancestors 'self'",
      "base-uri 'none'",
      "require-trusted-types-for 'script'",
      "trusted-types 'none'",
    ].join("; "),
  );
  response.setHeader("cache-control", "no-store");
  response.setHeader("content-language", language);
  // Hides the URL from other sites. With no-referrer, a page's form would post with the origin "null", even to us.
  response.setHeader("referrer-policy", "same-origin");
  response.setHeader("x-content-type-options", "nosniff");
  response.type("html").send(html);
}

function originOf(logoUrl: string): string {
  return logoUrl.startsWith("/") ? "'self'" : new URL(logoUrl).origin;
}
