import {
  acsFormFields,
  supplierFormFields,
  type RedirectFormFields,
  type RedirectFormValue,
} from "./redirect-form-fields.js";

/** A form that the browser posts to another site. */
export interface PostForm {
  readonly action: string;
  readonly fields: { readonly [name: string]: string };
}

/** Fills the fields of a form; fields without a value stay empty. */
export function postForm(
  action: string,
  names: RedirectFormFields,
  values: { readonly [value in RedirectFormValue]?: string | undefined },
): PostForm {
  const fields = Object.entries(names).map(([name, value]) => [name, values[value] ?? ""] as const);
  return { action, fields: Object.fromEntries(fields) };
}

/** POST form to the ACS. Source: Sips Office JSON guide, 3-D Secure. */
export function acsForm(redirectionUrl: string, paReqMessage: string, termUrl: string, md: string): PostForm {
  return postForm(redirectionUrl, acsFormFields, { paReqMessage, returnUrl: termUrl, session: md });
}

/**
 * POST form to external suppliers: PayPal, iDEAL, issuer wallets, mandate signature. Sends `redirectionVersion` and
 * `messageVersion`, because sources name both.
 */
export function supplierForm(
  redirectionUrl: string,
  values: { readonly redirectionData?: string | undefined; readonly messageVersion?: string | undefined },
): PostForm {
  return postForm(redirectionUrl, supplierFormFields, values);
}
