import type { Context } from "../context/context.js";

/**
 * Writes the webhooks of operations that were restored with their end: they may have been lost with it. Those that the
 * journal still has stay as they are, and an event keeps its id, so a receiver recognises one that it has.
 *
 * @returns writes what is not written yet; rejects when the journal cannot be written, and may be called again
 */
export function createRestoredWebhooks({
  journal,
  webhooksOf,
}: Pick<Context, "journal" | "webhooksOf">): () => Promise<void> {
  const waiting = new Set(journal.restored?.ended);
  return async () => {
    for (const idempotencyKey of waiting) {
      const operation = await journal.operations.read(idempotencyKey);
      const deliveries = operation ? webhooksOf(operation) : [];
      if (deliveries.length > 0) await journal.webhooks.add(deliveries);
      waiting.delete(idempotencyKey);
    }
  };
}
