import { randomBytes } from "node:crypto";
import type { Response } from "express";

/** A random nonce for one page: only the script and style that carry it may run. */
export function createNonce(): string {
  return randomBytes(16).toString("base64url");
}

/**
 * Sends one of our pages under a policy that permits its own script and style, the one form it holds, and requests to
 * the shop for a page that `connects`.
 */
export function sendPage(
  response: Response,
  html: string,
  policy: { readonly nonce: string; readonly formAction?: string; readonly connects?: boolean },
): void {
  response.setHeader(
    "content-security-policy",
    [
      "default-src 'none'",
      `script-src 'nonce-${policy.nonce}'`,
      `style-src 'nonce-${policy.nonce}'`,
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
  // Hides the URL from other sites. With no-referrer, a page's form would post with the origin "null", even to us.
  response.setHeader("referrer-policy", "same-origin");
  response.setHeader("x-content-type-options", "nosniff");
  response.type("html").send(html);
}

/** Escapes text for HTML. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
