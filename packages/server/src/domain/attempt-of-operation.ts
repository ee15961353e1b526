import type { Attempt, AttemptState } from "./attempt.js";
import type { Operation, OperationKind, OperationState } from "./operation.js";

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

/** The payment that an operation of `payingKinds` takes, in the form of an attempt, for searches and exports. */
export function attemptOfOperation(operation: Operation): Attempt {
  const { reference, kind, state, version, createdAt, updatedAt, responseCode, paidWith } = operation;
  return {
    reference,
    orderId: operation.orderId ?? "",
    state: stateOfPayment[state],
    version,
    paymentMethod: kind,
    amountMinor: operation.amountMinor ?? 0,
    currencyCode: operation.currencyCode ?? "",
    createdAt,
    updatedAt,
    // Nobody can continue it on a page.
    expiresAt: createdAt,
    checks: 0,
    facts: { ...paidWith, responseCode },
  };
}
