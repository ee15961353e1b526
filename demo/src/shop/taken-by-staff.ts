import type { Payment } from "@sips-kit/server";

/** True for a payment that staff have taken while its buyer was away: an order by phone or mail, or a saved card. */
export function isTakenByStaff({ paymentMethod }: Pick<Payment, "paymentMethod">): boolean {
  return paymentMethod === "moto" || paymentMethod === "charge";
}
