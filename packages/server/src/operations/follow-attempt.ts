import { resolveAttempt, type ResolveContext } from "../results/resolve.js";
import type { Operation } from "../domain/operation.js";
import { stateAfterReview } from "../domain/state-after-review.js";

/** The merchant has decided a review: resolves the attempt accordingly, and the shop is notified. */
export async function followAttempt(context: ResolveContext, operation: Operation): Promise<void> {
  const to = stateAfterReview(operation);
  const attempt = to && (await context.journal.read(operation.reference));
  if (!to || attempt?.state !== "in-review") return;
  await resolveAttempt(context, attempt, {
    to,
    what: operation.what,
    facts: {
      transactionStatus: operation.newStatus,
      ...(to === "abandoned" && { reason: "cancelled" as const }),
    },
    details: { idempotencyKey: operation.idempotencyKey },
  });
}
