import type { Context } from "../context/context.js";
import { cardSaving } from "../domain/card-saving.js";
import type { SavedMean } from "../domain/saved-mean.js";

/**
 * The card that was saved with a payment, for `charge`; undefined when none was, or is not yet.
 *
 * @param reference the payment's own, or that of the soft-declined attempt which it retries
 */
export async function findSavedMean(
  { journal }: Pick<Context, "journal">,
  reference: string,
): Promise<SavedMean | undefined> {
  const attempt = await journal.read(reference);
  const first = attempt?.facts.retryOf ?? reference;
  const operation = await journal.operations.read(cardSaving.keyOf(first));
  const { merchantWalletId, paymentMeanId, schemeTransactionIdentifier } = operation?.card ?? {};
  if (merchantWalletId === undefined || paymentMeanId === undefined) return undefined;
  return {
    merchantWalletId,
    paymentMeanId,
    ...(schemeTransactionIdentifier !== undefined && { schemeTransactionIdentifier }),
  };
}
