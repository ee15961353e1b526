import { cardSaving } from "../domain/card-saving.js";
import type { Operation } from "../domain/operation.js";
import type { Journal } from "../journal/journal.js";

/** All operations on a transaction, and the one that saves its card, the oldest first. */
export async function operationsOf(
  { operations }: Pick<Journal, "operations">,
  reference: string,
): Promise<readonly Operation[]> {
  const [own, saving] = await Promise.all([
    operations.of(reference),
    operations.of(cardSaving.referenceOf(reference)),
  ]);
  return [...saving, ...own].sort((one, other) => one.createdAt - other.createdAt);
}
