import type { Attempt, AttemptState } from "./attempt.js";
import type { Operation, OperationKind, OperationState } from "./operation.js";
import { reviewDecision } from "./review-decision.js";

/**
 * Kinds of operations that take a payment while its buyer is not at a page: a saved card is charged, or staff enter an
 * order. Searches find these payments among the others, with the kind as their payment method.
 */
export const payingKinds = ["charge", "moto"] as const satisfies readonly OperationKind[];

/** True when the operation takes a payment of its own. */
export function isPaying({ kind }: Pick<Operation, "kind">): boolean {
  return (payingKinds as readonly OperationKind[]).includes(kind);
}

/** The state that a payment has while its operation is in this one. */
export const stateOfPayment = {
  prepared: "starting",
  sending: "charging",
  accepted: "accepted",
  refused: "refused",
  unknown: "unknown",
  // Proven: nothing was charged.
  "not-done": "abandoned",
} as const satisfies { readonly [state in OperationState]: AttemptState };

/**
 * The payment that an operation of `payingKinds` takes, in the form of an attempt, for searches and exports.
 *
 * @param others the operations on its transaction: one of them may have decided its fraud review
 */
export function attemptOfOperation(operation: Operation, others: readonly Operation[] = []): Attempt {
  const { reference, kind, version, createdAt, updatedAt, responseCode, paidWith } = operation;
  const held = isHeld(operation);
  const decision = held ? others.find((one) => reviewDecision(one) !== undefined) : undefined;
  const state =
    (decision && reviewDecision(decision)) ?? (held ? "in-review" : stateOfPayment[operation.state]);
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
      ...(decision && state === "abandoned" && { reason: "cancelled" as const }),
    },
  };
}

/** The gateway has authorised the payment and holds it for fraud review. */
function isHeld({ state, newStatus }: Operation): boolean {
  return state === "accepted" && newStatus === "TO_CHALLENGE";
}
