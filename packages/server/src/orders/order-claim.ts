import { isFailure, isPaid, type Attempt } from "../domain/attempt.js";
import { PaymentError } from "../domain/errors.js";
import { isTakenByStaff } from "../domain/taken-payment.js";
import { resultUrlOf } from "../results/payment-of.js";
import type { Context } from "../context/context.js";

/** The part of the context that this step uses. */
export type OrderClaimContext = Pick<
  Context,
  "journal" | "log" | "now" | "paymentMethods" | "publicUrl" | "resultUrl" | "signingKeys"
>;

/**
 * Rejects payments of an order that is paid or may be, and points the buyer to the status of their own payment. Throws
 * PaymentError.
 */
export async function refuseWhenPaid(context: OrderClaimContext, orderId: string): Promise<void> {
  refuseClaimed(context, await context.journal.findClaimant(orderId));
}

/** The same when the attempt that has claimed the order, if any, is known already. Throws PaymentError. */
export function refuseClaimed(context: OrderClaimContext, claimant: Attempt | undefined): void {
  if (claimant) throw orderTaken(context, claimant);
}

/** Why an order cannot be paid: another attempt has claimed it, or staff have. */
export function orderTaken(context: OrderClaimContext, claimant: Attempt): PaymentError {
  const link = isTakenByStaff(claimant) ? {} : { url: resultUrlOf(context, claimant) };
  return isPaid(claimant.state)
    ? new PaymentError("PAYMENT_ORDER_PAID", "This order is already paid.", link)
    : new PaymentError("PAYMENT_ORDER_PENDING", "A payment of this order is under way.", {
        ...link,
        ...(mayBeLetGo(context, claimant) && { payAgain: true }),
      });
}

/**
 * True for an attempt whose buyer was redirected to where they could pay and came back without a result: they may
 * choose to pay another way instead of waiting.
 */
export function mayBeLetGo(
  { paymentMethods }: Pick<Context, "paymentMethods">,
  { state, paymentMethod }: Attempt,
): boolean {
  const isAway = state === "redirected" || state === "confirming" || state === "unknown";
  return isAway && paymentMethods.find(paymentMethod)?.fundsMoveAt === "redirect";
}

/**
 * The attempts that have released their order claim and have been paid, or may be: any later payment of the order risks
 * paying it twice.
 */
export function letGoAmong(attempts: readonly Attempt[]): readonly Attempt[] {
  return attempts.filter(({ state, facts }) => facts.letOrderGo === true && !isFailure(state));
}
