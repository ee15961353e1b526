import { isFailure, type Attempt } from "../domain/attempt.js";
import { PaymentError } from "../domain/errors.js";
import { resultUrlOf } from "./payment-of.js";
import type { Context } from "./context.js";

/** What of the context this step may touch. */
export type OrderClaimContext = Pick<
  Context,
  "journal" | "log" | "now" | "paymentMethods" | "publicUrl" | "resultUrl" | "signingKeys"
>;

/** An order that is paid, or may be, is not paid again; the buyer is sent to what is known of it. Throws PaymentError. */
export async function refuseWhenPaid(context: OrderClaimContext, orderId: string): Promise<void> {
  const claimant = await context.journal.findClaimant(orderId);
  if (claimant) throw orderTaken(context, claimant);
}

/** Why an order cannot be paid: another attempt has it. */
export function orderTaken(context: OrderClaimContext, claimant: Attempt): PaymentError {
  const url = resultUrlOf(context, claimant);
  return claimant.state === "accepted" || claimant.state === "in-review"
    ? new PaymentError("PAYMENT_ORDER_PAID", "This order is paid already.", { url })
    : new PaymentError("PAYMENT_ORDER_PENDING", "A payment of this order is under way.", {
        url,
        ...(mayBeLetGo(context, claimant) && { payAgain: true }),
      });
}

/** True for a buyer who was sent where they may pay, and came back without a result: they need not wait for it. */
export function mayBeLetGo(
  { paymentMethods }: Pick<Context, "paymentMethods">,
  { state, paymentMethod }: Attempt,
): boolean {
  const isAway = state === "redirected" || state === "confirming" || state === "unknown";
  return isAway && paymentMethods.find(paymentMethod)?.fundsMoveAt === "redirect";
}

/**
 * The attempt that has let its order go and may still be paid: whoever pays the order now pays beside it, in this session
 * or in any later one.
 */
export function letGoAmong(attempts: readonly Attempt[]): string | undefined {
  return attempts.find(({ state, facts }) => facts.letOrderGo === true && !isFailure(state))?.reference;
}
