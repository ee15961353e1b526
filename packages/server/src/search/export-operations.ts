import type { Operation, OperationKind } from "../domain/operation.js";
import type { Journal } from "../journal/journal.js";
import type { OperationPeriod } from "./payment-search.js";
import { readPeriod } from "./read-search.js";

/** Those that change what a payment brings in, or pay money out. `duplicate`, `charge` and `moto` take payments. */
const exportedKinds: readonly OperationKind[] = [
  "cancel",
  "refund",
  "validate",
  "creditHolder",
  "walletCreditHolder",
];

/**
 * All refunds, cancellations, validations and credits that were requested in a period, the newest first: what an export of
 * payments leaves out. Throws PaymentError PAYMENT_SEARCH_INVALID.
 */
export async function exportOperations(
  { operations }: Pick<Journal, "operations">,
  period: OperationPeriod,
): Promise<readonly Operation[]> {
  const { from = 0, to = Infinity } = readPeriod(period);
  const since = await operations.ofKinds({ kinds: exportedKinds, since: from });
  return since.filter(({ createdAt }) => createdAt < to);
}
