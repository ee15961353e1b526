import type { Operation, PaidWith } from "../domain/operation.js";
import { paidWithOf } from "./paid-with.js";
import type { SnapshotRead } from "./snapshot.js";

/** What the gateway shows of a new transaction, as the operation that made it keeps it. */
interface Shown {
  readonly responseCode: string | undefined;
  readonly newStatus: string | undefined;
  readonly paidWith?: PaidWith;
}

/**
 * Reads the gateway's record of the transaction that an operation has made, whether its answer was lost or its payment is
 * held for review: what it shows, or the field in which it is the record of another one. Fields that either of them
 * lacks contradict nothing.
 */
export function readMadeTransaction(
  operation: Operation,
  { originAmount, currencyCode, orderId, responseCode, before, paidWith }: SnapshotRead & { kind: "found" },
): { readonly kind: "own"; readonly shown: Shown } | { readonly kind: "other"; readonly field: string } {
  if (originAmount !== undefined && originAmount !== operation.amountMinor)
    return { kind: "other", field: "amount" };
  if (isOther(currencyCode, operation.currencyCode)) return { kind: "other", field: "currency" };
  if (isOther(orderId, operation.orderId)) return { kind: "other", field: "orderId" };
  const shown = {
    responseCode,
    newStatus: before.transactionStatus,
    ...paidWithOf(operation, paidWith),
  };
  return { kind: "own", shown };
}

/** True when both values are there and differ. */
export function isOther(shown: string | undefined, expected: string | undefined): boolean {
  return Boolean(shown) && Boolean(expected) && shown !== expected;
}
