import type { Transaction } from "./transaction.js";

/**
 * How the gateway's database shows a transaction to a call. It is updated with a delay: a new payment is not there yet,
 * and after an operation the transaction is busy for as long. While its cardholder is being authenticated nothing is
 * ordered, and there is nothing to see.
 */
export function visibilityOf(
  transaction: Transaction | undefined,
  now: number,
  visibleAfterMs: number,
): "absent" | "busy" | "current" {
  if (transaction?.responseCode === undefined) return "absent";
  if (now < (transaction.orderedAt ?? 0) + visibleAfterMs) return "absent";
  return now < (transaction.history.at(-1)?.at ?? 0) + visibleAfterMs ? "busy" : "current";
}
