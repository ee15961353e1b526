import { randomBytes } from "node:crypto";
import type { Html } from "./html.js";
import type { RouteAnswer } from "./routes.js";

/** What a page may do besides being shown; everything else is blocked. */
export interface PagePolicy {
  readonly frameAncestors: string;
  readonly formAction?: string;
  readonly connect?: string;
}

/** Answers with a page under a content security policy that permits only its own nonce. */
export function pageAnswer(page: (nonce: string) => Html, policy: PagePolicy, status = 200): RouteAnswer {
  const nonce = randomBytes(16).toString("base64");
  const { frameAncestors, formAction = "'none'", connect = "'none'" } = policy;
  return {
    status,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": [
        "default-src 'none'",
        `script-src 'nonce-${nonce}'`,
        `style-src 'nonce-${nonce}'`,
        `connect-src ${connect}`,
        `form-action ${formAction}`,
        `frame-ancestors ${frameAncestors}`,
        "base-uri 'none'",
      ].join("; "),
      // Forms that go to another origin must name theirs.
      "referrer-policy": "strict-origin",
      "permissions-policy": "camera=(), geolocation=(), microphone=()",
    },
    body: `<!doctype html>\n${page(nonce).markup}\n`,
  };
}
