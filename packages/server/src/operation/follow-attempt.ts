import type { AttemptState } from "../payment/attempt.js";
import { settle } from "../payment/settle.js";
import type { Desk } from "../payment/settings.js";
import type { Operation } from "./operation.js";

/** A held order is decided by the merchant: its attempt follows, and the shop is told. */
export async function followAttempt(desk: Desk, operation: Operation): Promise<void> {
  const to = decided(operation);
  const attempt = to && (await desk.journal.read(operation.reference));
  if (!to || attempt?.state !== "challenged") return;
  await settle(desk, attempt, {
    to,
    what: operation.what,
    facts: {
      transactionStatus: operation.newStatus,
      ...(to === "abandoned" && { reason: "cancelled" as const }),
    },
    details: { requestId: operation.requestId },
  });
}

function decided({ kind, state, newAmount }: Operation): AttemptState | undefined {
  if (state !== "accepted") return undefined;
  if (kind === "acceptChallenge") return "accepted";
  if (kind === "refuseChallenge") return "refused";
  return kind === "cancel" && newAmount === 0 ? "abandoned" : undefined;
}
