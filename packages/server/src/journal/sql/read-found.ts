import type { Attempt } from "../../domain/attempt.js";
import type { Batch } from "../engine/batch.js";
import { readAttempts } from "./read.js";
import { readPaymentsOfOperations } from "./search-operations.js";

/** Reads what a search has found, in its order: attempts, live or archived, and payments that staff have taken. */
export async function readFound(
  batch: Batch,
  references: readonly string[],
): Promise<readonly (Attempt | undefined)[]> {
  const attempts = await readAttempts(batch, references);
  const others = await readPaymentsOfOperations(
    batch,
    references.filter((_, index) => attempts[index] === undefined),
  );
  return references.map((reference, index) => attempts[index] ?? others.get(reference));
}
