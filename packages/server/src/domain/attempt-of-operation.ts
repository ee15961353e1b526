import type { Attempt, AttemptState } from "./attempt.js";
import type { Operation, OperationState } from "./operation.js";
import { stateAfterReview } from "./state-after-review.js";
import { isHeld, takenPaymentOf } from "./taken-payment.js";

/** The state that a payment has while its operation is in this one. That of an accepted one depends on its status. */
const stateOfPayment = {
  prepared: "starting",
  sending: "charging",
  refused: "refused",
  unknown: "unknown",
  // Proven: nothing was charged.
  "not-done": "abandoned",
} as const satisfies { readonly [state in Exclude<OperationState, "accepted">]: AttemptState };

/**
 * The payment that an operation of `payingKinds` takes, in the form of an attempt, for searches and exports.
 *
 * @param others the operations on its transaction: one of them may have decided its fraud review
 */
export function attemptOfOperation(operation: Operation, others: readonly Operation[] = []): Attempt {
  const { kind, version, createdAt, updatedAt, responseCode, paidWith } = operation;
  const reference = takenPaymentOf(operation) ?? operation.reference;
  const decision = isHeld(operation)
    ? others.find((one) => one.reference === reference && stateAfterReview(one) !== undefined)
    : undefined;
  const state = (decision && stateAfterReview(decision)) ?? ownStateOf(operation);
  return {
    reference,
    orderId: operation.orderId ?? "",
    state,
    version,
    paymentMethod: kind,
    amountMinor: operation.amountMinor ?? 0,
    currencyCode: operation.currencyCode ?? "",
    createdAt,
    updatedAt: decision?.updatedAt ?? updatedAt,
    // Nobody can continue it on a page.
    expiresAt: createdAt,
    checks: 0,
    facts: {
      ...paidWith,
      responseCode,
      // Nothing else that the gateway has authorised is abandoned.
      ...(state === "abandoned" && operation.state === "accepted" && { reason: "cancelled" as const }),
    },
  };
}

/**
 * The state of the payment as its own operation tells it. An accepted payment that was refused, cancelled or has expired
 * since is not paid, whether its review was followed or its answer was lost until then.
 */
function ownStateOf(operation: Operation): AttemptState {
  if (isHeld(operation)) return "in-review";
  if (operation.state !== "accepted") return stateOfPayment[operation.state];
  switch (operation.newStatus) {
    case "REFUSED":
      return "refused";
    case "CANCELLED":
    case "EXPIRED":
      return "abandoned";
    default:
      return "accepted";
  }
}
