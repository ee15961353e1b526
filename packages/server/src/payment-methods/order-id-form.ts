/**
 * The format of `orderId` at the gateway: letters, digits and special characters (guides of 2023 and later), or letters
 * and digits alone (dictionary of 2013).
 */
export type OrderIdForm = "ANS32" | "AN32";

/** What each format permits. */
export const orderIdForms: { readonly [form in OrderIdForm]: RegExp } = {
  ANS32: /^[\x21-\x7e]{1,32}$/,
  AN32: /^[A-Za-z0-9]{1,32}$/,
};

/** The order id to send to the gateway; undefined when it does not fit the format, and stays in the journal only. */
export function sentOrderIdOf(form: OrderIdForm, orderId: string): string | undefined {
  return orderIdForms[form].test(orderId) ? orderId : undefined;
}

/** The same as a field of a request; none without an order id that the gateway takes. */
export function orderIdField(form: OrderIdForm, orderId = ""): { readonly orderId?: string } {
  const sent = sentOrderIdOf(form, orderId);
  return sent === undefined ? {} : { orderId: sent };
}
