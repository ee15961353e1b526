import type { AttemptState } from "../payment/attempt.js";
import { resolveAttempt } from "../payment/resolve.js";
import type { Desk } from "../payment/settings.js";
import type { Operation } from "./operation.js";

/** A held order is decided by the merchant: its attempt follows, and the shop is told. */
export async function followAttempt(desk: Desk, operation: Operation): Promise<void> {
  const to = decided(operation);
  const attempt = to && (await desk.journal.read(operation.reference));
  if (!to || attempt?.state !== "in-review") return;
  await resolveAttempt(desk, attempt, {
    to,
    what: operation.what,
    facts: {
      transactionStatus: operation.newStatus,
      ...(to === "abandoned" && { reason: "cancelled" as const }),
    },
    details: { idempotencyKey: operation.idempotencyKey },
  });
}

function decided({ kind, state, newAmount }: Operation): AttemptState | undefined {
  if (state !== "accepted") return undefined;
  if (kind === "acceptReview") return "accepted";
  if (kind === "refuseReview") return "refused";
  return kind === "cancel" && newAmount === 0 ? "abandoned" : undefined;
}
