import { attemptOfOperation } from "./attempt-of-operation.js";
import { isFinal, type Attempt } from "./attempt.js";
import { isOver, type Operation } from "./operation.js";
import { takenPaymentOf } from "./taken-payment.js";

/** The transaction that an operation of `ownKinds` has made, or was to make. */
export function madeBy(operation: Operation): string {
  return takenPaymentOf(operation) ?? operation.reference;
}

/** True for an operation that is over and has not changed since then. @param before milliseconds since 1970 */
export function isOldOperation({ state, updatedAt }: Operation, before: number): boolean {
  return isOver(state) && updatedAt < before;
}

/**
 * What an operation of `ownKinds` has made is deleted with all that was done to it, once all of that is old and its
 * fraud review, if any, is decided; undefined before.
 *
 * @param found the operations of its transaction, the duplicates of it included, which are payments of their own
 * @param before milliseconds since 1970
 */
export function deletedWith(
  own: Operation,
  found: readonly Operation[],
  before: number,
): { readonly operations: readonly Operation[]; readonly payment: Attempt | undefined } | undefined {
  const operations = found.filter((one) => one.newReference === undefined || madeBy(one) === madeBy(own));
  const payment = takenPaymentOf(own) === undefined ? undefined : attemptOfOperation(own, operations);
  const isOld = operations.every((one) => isOldOperation(one, before));
  return isOld && (payment === undefined || isFinal(payment.state)) ? { operations, payment } : undefined;
}
