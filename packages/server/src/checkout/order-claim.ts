import { PaymentError } from "../domain/errors.js";
import { resultUrlOf } from "./payment-of.js";
import type { Context } from "./context.js";

/** What of the context this step may touch. */
export type OrderClaimContext = Pick<
  Context,
  "journal" | "log" | "now" | "publicUrl" | "resultUrl" | "signingKeys"
>;

/** An order that is paid, or may be, is not paid again; the buyer is sent to what is known of it. Throws PaymentError. */
export async function refuseWhenPaid(context: OrderClaimContext, orderId: string): Promise<void> {
  const holder = await context.journal.findClaimant(orderId);
  if (!holder) return;
  const url = resultUrlOf(context, holder);
  throw holder.state === "accepted" || holder.state === "in-review"
    ? new PaymentError("PAYMENT_ORDER_PAID", "This order is paid already.", { url })
    : new PaymentError("PAYMENT_ORDER_PENDING", "A payment of this order is under way.", { url });
}
