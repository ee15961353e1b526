import { cardSaving } from "../domain/card-saving.js";
import { validationWatch } from "../domain/validation-watch.js";
import type { Operation } from "../domain/operation.js";
import type { Journal } from "../journal/journal.js";

/** All operations on a transaction, and what follows it (its card saved, its validation watched), the oldest first. */
export async function operationsOf(
  { operations }: Pick<Journal, "operations">,
  reference: string,
): Promise<readonly Operation[]> {
  const [own, saving, watch] = await Promise.all([
    operations.of(reference),
    operations.of(cardSaving.referenceOf(reference)),
    operations.of(validationWatch.referenceOf(reference)),
  ]);
  return [...saving, ...watch, ...own].sort((one, other) => one.createdAt - other.createdAt);
}
