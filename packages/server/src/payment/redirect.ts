import { hasTriesLeft, type Attempt } from "./attempt.js";
import type { Desk } from "./settings.js";
import { returnSession, returnUrl } from "./signed-links.js";

/** A form that the browser posts to another site. */
export interface PostForm {
  readonly action: string;
  readonly fields: { readonly [name: string]: string };
}

/**
 * Step 4: the form that leaves the site. With `paReqMessage` it is the form to the ACS (`PaReq`, `TermUrl`, `MD`),
 * else the form to external suppliers. Which of the two version 2 of 3-D Secure uses is an open question; both work.
 */
export function redirectForm(desk: Desk, attempt: Attempt): PostForm | undefined {
  const { redirectionUrl, paReqMessage } = attempt.facts;
  if (attempt.state !== "awaiting-buyer" || redirectionUrl === undefined) return undefined;
  // Its return would not be taken any more.
  if (!hasTriesLeft(attempt)) return undefined;
  return paReqMessage === undefined
    ? supplierForm(redirectionUrl, attempt.facts)
    : acsForm(redirectionUrl, paReqMessage, returnUrl(desk, attempt), returnSession(desk, attempt));
}

/** POST form to the ACS. Source: Sips Office JSON guide, 3-D Secure. */
export function acsForm(redirectionUrl: string, paReqMessage: string, termUrl: string, md: string): PostForm {
  return { action: redirectionUrl, fields: { PaReq: paReqMessage, TermUrl: termUrl, MD: md } };
}

/**
 * POST form to external suppliers: PayPal, iDEAL, issuer wallets, mandate signature. `redirectionVersion` goes along
 * with `messageVersion` since sources name both.
 */
export function supplierForm(
  redirectionUrl: string,
  {
    redirectionData = "",
    messageVersion = "",
  }: { redirectionData?: string | undefined; messageVersion?: string | undefined },
): PostForm {
  return {
    action: redirectionUrl,
    fields: { redirectionData, messageVersion, redirectionVersion: messageVersion },
  };
}
