import type { Attempt, AttemptFacts } from "../domain/attempt.js";
import { PaymentError } from "../domain/errors.js";
import { logOrderFailure, logOtherOrder } from "./log-order-failure.js";
import { askForOrder } from "./find-order.js";
import { hasNoTrace } from "../proof/interpret.js";
import { queryPayment, type MethodCallContext } from "../context/method-context.js";
import { isSameOrder } from "../domain/order.js";
import { resultUrlOf, type ResultUrlContext } from "../results/payment-of.js";
import { resolveAttempt, type ResolveContext } from "../results/resolve.js";
import type { Context } from "../context/context.js";

/** The part of the context that this step uses. */
export type ConfirmOrderContext = ResolveContext &
  MethodCallContext &
  Pick<Context, "resolveOrder" | "resultUrl">;

/** Whether an attempt may be charged; if not, how it stands. */
export type Confirmed = { readonly stands: true } | { readonly stands: false; readonly attempt: Attempt };

/**
 * Asks the shop, right before money moves, whether the order still stands. An attempt whose order has changed, or
 * cannot be confirmed, is abandoned and nothing is sent. If the buyer has just come back from the bank and can send the
 * return again, the attempt waits instead. The shop answers before the order is claimed in the journal, so a change
 * made after its answer is not seen here: compare the order again in `onResult`.
 *
 * @throws PaymentError PAYMENT_ORDER_UNCONFIRMED or PAYMENT_ORDER_CHANGED, when the attempt waits
 */
export async function confirmOrder(
  context: ConfirmOrderContext,
  attempt: Attempt,
  facts: AttemptFacts,
): Promise<Confirmed> {
  const doubt = await doubtOf(context, attempt);
  if (doubt === undefined) return { stands: true };
  const isReturn = attempt.state === "redirected" || attempt.state === "confirming";
  if (doubt === "order-unconfirmed" && isReturn) throw unconfirmed(context, attempt);
  if (!(await isProvenUncharged(context, attempt))) throw changed(context, attempt);
  const ended = await resolveAttempt(context, attempt, {
    to: "abandoned",
    what: whatHappened[doubt],
    facts: { ...facts, reason: doubt },
  });
  return { stands: false, attempt: ended };
}

type Doubt = keyof typeof whatHappened;

const whatHappened = {
  "order-changed": "the order was changed by the shop; nothing was sent",
  "order-withdrawn": "the order is not to be paid any more; nothing was sent",
  "order-unconfirmed": "the shop could not confirm the order; nothing was sent",
  "order-paid-elsewhere": "another attempt has the order",
} as const;

async function doubtOf(
  context: Pick<Context, "journal" | "log" | "resolveOrder">,
  attempt: Attempt,
): Promise<Doubt | undefined> {
  const { reference, orderId } = attempt;
  try {
    const order = await askForOrder(context.resolveOrder, orderId, { step: "charge" });
    if (order && isSameOrder(order, attempt)) return undefined;
    if (order && order.orderId !== orderId) logOtherOrder(context, order, { orderId, reference });
    // Once an order is paid, a shop may answer that there is none to pay; "already paid" tells the buyer more.
    const holder = await context.journal.findClaimant(orderId);
    if (holder && holder.reference !== reference) return "order-paid-elsewhere";
    return order ? "order-changed" : "order-withdrawn";
  } catch (error) {
    logOrderFailure(context, error, { orderId, reference });
    return "order-unconfirmed";
  }
}

/**
 * An earlier return already triggered the charge call, which the gateway refused in a sealed response. Before another
 * attempt may pay the order, a query must also say that there is no such transaction.
 */
async function isProvenUncharged(context: MethodCallContext, attempt: Attempt): Promise<boolean> {
  return attempt.facts.orderedAt === undefined || hasNoTrace(await queryPayment(context, attempt));
}

/** Says nothing of earlier returns: the gateway may have charged one that it seemed to refuse. */
function unconfirmed(context: ResultUrlContext, attempt: Attempt): PaymentError {
  return new PaymentError(
    "PAYMENT_ORDER_UNCONFIRMED",
    "The shop could not confirm the order. This step charged nothing; try again in a moment.",
    { url: resultUrlOf(context, attempt), retryAfterSeconds: 5 },
  );
}

function changed(context: ResultUrlContext, attempt: Attempt): PaymentError {
  return new PaymentError(
    "PAYMENT_ORDER_CHANGED",
    "The order has changed since this payment began, or is no longer to be paid. This return charged nothing; check the payment's status before you pay again.",
    { url: resultUrlOf(context, attempt) },
  );
}
