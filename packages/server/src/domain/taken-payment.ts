import type { Operation, OperationKind } from "./operation.js";

/**
 * Kinds of operations that take a payment while its buyer is not at a page: a saved card is charged, staff enter an order,
 * or an earlier payment is charged again. Searches find these payments among the others, with the kind as their payment
 * method.
 */
export const payingKinds = ["charge", "moto", "duplicate"] as const satisfies readonly OperationKind[];

/** The reference of the payment that an operation takes; undefined for one that takes none. */
export function takenPaymentOf({
  kind,
  reference,
  newReference,
}: Pick<Operation, "kind" | "newReference" | "reference">): string | undefined {
  if (kind === "duplicate") return newReference;
  return (payingKinds as readonly OperationKind[]).includes(kind) ? reference : undefined;
}

/** True for an operation that claims its order: while it stands, no attempt of the buyer's can be charged. */
export function claimsItsOrder({ kind, orderId }: Pick<Operation, "kind" | "orderId">): boolean {
  return kind === "moto" && orderId !== undefined;
}

/** True for a payment, in the form of an attempt, that staff take. Its buyer has no page that shows it. */
export function isTakenByStaff({ paymentMethod }: { readonly paymentMethod: string }): boolean {
  return (payingKinds as readonly string[]).includes(paymentMethod);
}

/** True for an operation whose payment the gateway has authorised, and holds for fraud review. */
export function isHeld(
  operation: Pick<Operation, "kind" | "newReference" | "newStatus" | "reference" | "state">,
): boolean {
  const { state, newStatus } = operation;
  return state === "accepted" && newStatus === "TO_CHALLENGE" && takenPaymentOf(operation) !== undefined;
}
