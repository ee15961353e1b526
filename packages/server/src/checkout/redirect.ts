import { hasTriesLeft, type Attempt } from "../domain/attempt.js";
import {
  acsFormFields,
  redirectFormFields,
  supplierFormFields,
  type RedirectFormFields,
  type RedirectFormValue,
} from "./redirect-form-fields.js";
import type { Context } from "./context.js";
import { returnSession, returnUrl } from "./signed-links.js";
import { isUsableRedirection } from "./usable-redirection.js";

/** A form that the browser posts to another site. */
export interface PostForm {
  readonly action: string;
  readonly fields: { readonly [name: string]: string };
}

/**
 * Step 4: the form that leaves the site; the setting `redirectForm` says which. Undefined when the buyer has nowhere to
 * go: the attempt stands elsewhere, or its address is none that a browser may be sent to.
 */
export function redirectForm(
  context: Pick<Context, "publicUrl" | "redirectForm" | "signingKeys">,
  attempt: Attempt,
): PostForm | undefined {
  const { redirectionUrl, paReqMessage, redirectionData, messageVersion } = attempt.facts;
  if (attempt.state !== "redirected" || !isUsableRedirection(redirectionUrl)) return undefined;
  // Its return would not be taken any more.
  if (!hasTriesLeft(attempt)) return undefined;
  return postForm(redirectionUrl, redirectFormFields(context.redirectForm, Boolean(paReqMessage)), {
    paReqMessage,
    redirectionData,
    messageVersion,
    returnUrl: returnUrl(context, attempt),
    session: returnSession(context, attempt),
  });
}

/** POST form to the ACS. Source: Sips Office JSON guide, 3-D Secure. */
export function acsForm(redirectionUrl: string, paReqMessage: string, termUrl: string, md: string): PostForm {
  return postForm(redirectionUrl, acsFormFields, { paReqMessage, returnUrl: termUrl, session: md });
}

/**
 * POST form to external suppliers: PayPal, iDEAL, issuer wallets, mandate signature. `redirectionVersion` goes along
 * with `messageVersion` since sources name both.
 */
export function supplierForm(
  redirectionUrl: string,
  values: { redirectionData?: string | undefined; messageVersion?: string | undefined },
): PostForm {
  return postForm(redirectionUrl, supplierFormFields, values);
}

function postForm(
  action: string,
  names: RedirectFormFields,
  values: { readonly [value in RedirectFormValue]?: string | undefined },
): PostForm {
  const fields = Object.entries(names).map(([name, value]) => [name, values[value] ?? ""] as const);
  return { action, fields: Object.fromEntries(fields) };
}
