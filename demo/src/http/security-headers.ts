import type { Response } from "express";

/** A page's extra permissions, on the payment page only. */
export interface PagePolicy {
  /** The gateway's card fields. */
  readonly cardFieldsOrigin?: string | undefined;
  /** Where the bank's page in the dialog comes from: any bank, so any host with a real gateway. */
  readonly challengeSources?: readonly string[];
}

/**
 * Security headers of every page of the shop. No `unsafe-` anything, no inline script, no inline style: pages refer to
 * files of the shop. The gateway's card fields bring a script, frames and calls from one more origin.
 */
export function setSecurityHeaders(
  response: Response,
  { cardFieldsOrigin, challengeSources = [] }: PagePolicy = {},
): void {
  const fields = cardFieldsOrigin ? ` ${cardFieldsOrigin}` : "";
  const policy = [
    "default-src 'none'",
    `script-src 'self'${fields}`,
    "style-src 'self'",
    "img-src 'self'",
    `connect-src 'self'${fields}`,
    ["frame-src 'self'" + fields, ...challengeSources].join(" "),
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
    "require-trusted-types-for 'script'",
    // Lit's templates, and the address of the gateway's script.
    "trusted-types lit-html sips-kit",
  ];
  response.set({
    "content-security-policy": policy.join("; "),
    "x-content-type-options": "nosniff",
    "referrer-policy": "strict-origin-when-cross-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
    "cache-control": "no-store",
  });
}
