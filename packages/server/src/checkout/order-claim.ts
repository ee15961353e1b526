import { isFailure, type Attempt } from "../domain/attempt.js";
import { PaymentError } from "../domain/errors.js";
import { askAbout, type AskAboutContext } from "./ask-about.js";
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
  if (claimant) throw taken(context, claimant);
}

function taken(context: OrderClaimContext, claimant: Attempt): PaymentError {
  const url = resultUrlOf(context, claimant);
  return claimant.state === "accepted" || claimant.state === "in-review"
    ? new PaymentError("PAYMENT_ORDER_PAID", "This order is paid already.", { url })
    : new PaymentError("PAYMENT_ORDER_PENDING", "A payment of this order is under way.", {
        url,
        ...(mayBeLetGo(context, claimant) && { payAgain: true }),
      });
}

/** True for a buyer who was sent where they may pay, and came back without a result: they need not wait for it. */
function mayBeLetGo(
  { paymentMethods }: Pick<Context, "paymentMethods">,
  { state, paymentMethod }: Attempt,
): boolean {
  const isAway = state === "redirected" || state === "confirming" || state === "unknown";
  return isAway && paymentMethods.find(paymentMethod)?.fundsMoveAt === "redirect";
}

/**
 * Frees an order for a buyer who wants to pay in another way although an earlier attempt may still turn out paid. The
 * gateway is asked first; what it knows counts. Gives the reference of that attempt, when it stays in doubt.
 *
 * @throws PaymentError when the order is paid, or its payment is one that ends by itself
 */
export async function letOrderGo(
  context: OrderClaimContext & AskAboutContext,
  orderId: string,
): Promise<string | undefined> {
  const claimant = await context.journal.findClaimant(orderId);
  if (!claimant) return undefined;
  if (!mayBeLetGo(context, claimant)) throw taken(context, claimant);
  const asked = await askAbout(context, claimant);
  if (asked.state !== "unknown") {
    // Refused or given up: the order is free. Otherwise it is paid, or somebody is faster.
    await refuseWhenPaid(context, orderId);
    return undefined;
  }
  const { reference, version } = asked;
  const now = context.now();
  const moved = await context.journal.move(reference, {
    to: "unknown",
    from: ["unknown"],
    version,
    at: now,
    what: "the buyer pays in another way; this payment may still come through",
    facts: { letOrderGo: true },
    checkAt: now,
    claimsOrder: false,
  });
  if (moved.kind !== "moved") await refuseWhenPaid(context, orderId);
  return reference;
}

/**
 * The attempt that has let its order go and may still be paid: whoever pays the order now pays beside it, in this session
 * or in any later one.
 */
export function letGoAmong(attempts: readonly Attempt[]): string | undefined {
  return attempts.find(({ state, facts }) => facts.letOrderGo === true && !isFailure(state))?.reference;
}
