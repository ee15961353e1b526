import type { Payment } from "@sips-kit/server";

const methodsOfStaff: ReadonlySet<string> = new Set(["moto", "charge", "duplicate"]);

/**
 * True for a payment that staff have taken while its buyer was away: an order by phone or mail, a saved card, or the
 * card of an earlier payment.
 */
export function isTakenByStaff({ paymentMethod }: Pick<Payment, "paymentMethod">): boolean {
  return methodsOfStaff.has(paymentMethod);
}
