import { cardSaving } from "../domain/card-saving.js";
import { instalmentSeries } from "../domain/instalment-series.js";
import { validationWatch } from "../domain/validation-watch-ids.js";
import type { Operation } from "../domain/operation.js";
import type { Journal } from "../journal/journal.js";

/**
 * All operations on a transaction, and what follows it (its card saved, its validation watched, its instalments charged),
 * the oldest first.
 */
export async function operationsOf(
  { operations }: Pick<Journal, "operations">,
  reference: string,
): Promise<readonly Operation[]> {
  const [own, ...followUps] = await Promise.all([
    operations.of(reference),
    operations.of(cardSaving.referenceOf(reference)),
    operations.of(validationWatch.referenceOf(reference)),
    operations.of(instalmentSeries.referenceOf(reference)),
  ]);
  return [...followUps.flat(), ...own].sort((one, other) => one.createdAt - other.createdAt);
}
