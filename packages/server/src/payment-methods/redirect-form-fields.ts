import { PaymentsConfigurationError } from "../domain/errors.js";

/** The values that a field of the form to the bank can carry. */
export type RedirectFormValue =
  | "paReqMessage"
  | "redirectionData"
  | "messageVersion"
  /** The shop's URL that receives the return. */
  | "returnUrl"
  /** The signed reference of the payment. */
  | "session";

/** The fields of the form to the bank, with the value that each carries. */
export type RedirectFormFields = { readonly [name: string]: RedirectFormValue };

/**
 * Which form takes the buyer to the bank. `by-response`: `acs` when the enrolment's answer has a paReqMessage, else
 * `supplier`. A table of fields replaces both.
 */
export type RedirectForm = "by-response" | "acs" | "supplier" | RedirectFormFields;

/** The form to the ACS. Source: Sips Office JSON guide, 3-D Secure. */
export const acsFormFields: RedirectFormFields = {
  PaReq: "paReqMessage",
  TermUrl: "returnUrl",
  MD: "session",
};

/** The form to external suppliers. Sources name both `messageVersion` and `redirectionVersion`. */
export const supplierFormFields: RedirectFormFields = {
  redirectionData: "redirectionData",
  messageVersion: "messageVersion",
  redirectionVersion: "messageVersion",
};

/** The fields of the form for one enrolment. */
export function redirectFormFields(form: RedirectForm, hasPaReqMessage: boolean): RedirectFormFields {
  if (typeof form === "object") return form;
  const isAcs = form === "by-response" ? hasPaReqMessage : form === "acs";
  return isAcs ? acsFormFields : supplierFormFields;
}

const values: readonly unknown[] = [
  "paReqMessage",
  "redirectionData",
  "messageVersion",
  "returnUrl",
  "session",
] satisfies RedirectFormValue[];

/** @throws PaymentsConfigurationError when the form is neither one of the three names nor a table of fields */
export function checkRedirectForm(form: RedirectForm): void {
  if (typeof form === "object" && form !== null) {
    const held = Object.values(form);
    if (held.length > 0 && held.every((value) => values.includes(value))) return;
    throw new PaymentsConfigurationError("redirectForm", `a table of names to ${values.join(", ")}`);
  }
  if (["by-response", "acs", "supplier"].includes(form)) return;
  throw new PaymentsConfigurationError("redirectForm", "by-response, acs, supplier, or a table of fields");
}
