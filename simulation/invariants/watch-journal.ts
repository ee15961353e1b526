import { followsPayment } from "../engine.js";
import type { Evidence, Saving } from "./evidence.js";
import { checkSoleCharge, checkSolePhoneOrder } from "./check-sole-charge.js";

/**
 * Follows what is written to the journal: which order a transaction belongs to, what is to follow it, when a card's saving
 * began, and whether an order may be charged.
 */
export function watchJournal(
  evidence: Evidence,
  savings: Map<string, Saving>,
): (name: string, subject: string, value: unknown) => void {
  const { purchases, store, submissions, now } = evidence;
  const isDivided = (reference: string) => store.attempts.read(reference)?.facts.instalments !== undefined;
  return (name, subject, value) => {
    if (name === "move to charging" && isMoved(value)) checkSoleCharge(evidence, subject);
    if (name === "move counted" && isWritten(value)) submissions.submitted(subject, isDivided(subject));
    if (name === "open") {
      // The retry of a soft decline is divided like the attempt that it retries.
      submissions.submitted(subject, isDivided(subject));
      const purchase = purchases.byOrder(store.attempts.read(subject)?.orderId ?? "");
      if (purchase) purchases.link(subject, purchase);
    } else if (name === "operation open") {
      const operation = store.operations.read(subject);
      const walletId = operation?.signature?.merchantWalletId;
      const purchase =
        walletId === undefined ? purchases.byIdempotencyKey(subject) : purchases.byBuyer(walletId);
      if (purchase && operation) purchases.link(operation.newReference ?? operation.reference, purchase);
      if (operation && followsPayment(operation.kind)) submissions.opened(subject);
      if (operation?.kind === "saveCard") savings.set(subject, { openedAt: now() });
    } else if (name === "operation move to sending") {
      if (value !== undefined) checkSolePhoneOrder(evidence, subject);
      const saving = savings.get(subject);
      if (saving) savings.set(subject, { ...saving, sentAt: now() });
    }
  };
}

/** True when a move of the journal was made, not rejected. */
function isMoved(value: unknown): boolean {
  return typeof value === "object" && value !== null && "kind" in value && value.kind === "moved";
}

/** True when a submission was not refused by limits or by the claim of its order, and has moved its attempt. */
function isWritten(value: unknown): boolean {
  return typeof value === "object" && value !== null && "written" in value && isMoved(value.written);
}
