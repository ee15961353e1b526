import { accountOf } from "./account.js";

/** An order, or what is known of one. */
interface WithBuyer {
  readonly buyer: string;
}

// Neither a guest's random name nor an account has such a sign.
const mark = "sample:";

/** The buyer of a sample order. */
export function sampleBuyer(email: string): string {
  return mark + email;
}

/** Whether an order is sample data. */
export function isSample(order: WithBuyer | undefined): boolean {
  return order?.buyer.startsWith(mark) === true;
}

/** What the office calls a customer: their e-mail address, or their account; undefined for a guest without one. */
export function customerOf(
  order: WithBuyer | undefined,
  placed: { readonly email: string } | undefined,
): string | undefined {
  if (isSample(order)) return order?.buyer.slice(mark.length);
  return placed?.email ?? accountOf(order?.buyer);
}
