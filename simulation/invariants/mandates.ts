import type { Operation } from "../engine.js";
import { mandateIdOf, referenceOfMandate } from "../gateway/mandates.js";
import type { Transaction } from "../gateway/ledger.js";
import type { StoredMandate } from "../gateway/wallet-mandates.js";
import type { Purchase } from "../shop/purchase.js";
import { report, type Evidence } from "./evidence.js";
import type { ToldShop } from "./told.js";

/** A mandate that was signed without a payment is saved once, and what the journal says of it is true. */
export function checkMandates(evidence: Evidence): void {
  for (const operation of evidence.store.operations.all()) {
    if (operation.kind === "signMandate") checkSigning(evidence, operation);
  }
  for (const transaction of evidence.ledger.transactions()) {
    if (transaction.mandateId === undefined) continue;
    checkRevoked(evidence, transaction);
    checkRemoved(evidence, transaction);
  }
}

function checkSigning(evidence: Evidence, operation: Operation): void {
  const { reference, state, what, signature } = operation;
  const purchase = evidence.purchases.byReference(reference);
  const isIts = ({ mandateId }: StoredMandate) => mandateId === mandateIdOf(reference);
  const count = evidence.mandates.of(signature?.merchantWalletId ?? "").filter(isIts).length;
  if (count > 1) report(evidence, "mandate-saved-twice", purchase, reference, `saved ${count} times`);
  // It may have been removed since.
  const wasSaved = evidence.mandates.changes.some(({ kind, mandate }) => kind === "add" && isIts(mandate));
  if (state === "accepted" && !wasSaved) {
    report(evidence, "operation-accepted-but-not-moved", purchase, reference, what);
  }
  if ((state === "not-done" || state === "refused") && count > 0) {
    report(evidence, "operation-failed-but-moved", purchase, reference, `${state}: ${what}`);
  }
}

/** Without a fault on the way, the engine has seen that a mandate is not in the wallet any more before it debits it. */
function checkRemoved(evidence: Evidence, { reference, mandateId = "", at, status }: Transaction): void {
  // The payment for which it was signed debits it whatever the wallet holds.
  if (reference === referenceOfMandate(mandateId) || status === "REFUSED") return;
  const last = evidence.mandates.changes.findLast(
    (change) => change.mandate.mandateId === mandateId && change.at < at,
  );
  if (last?.kind !== "delete" || at < last.at + longestPaymentMs) return;
  const purchase = evidence.purchases.byReference(reference);
  if (isDisturbed(evidence, purchase)) return;
  const what = `${at - last.at} ms after it was removed from ${last.walletId}`;
  report(evidence, "removed-mandate-debited", purchase, reference, what);
}

/** True when an answer may have been lost, late or another one. */
function isDisturbed({ touchedBy }: Evidence, purchase: Purchase | undefined): boolean {
  return [...(purchase?.touchedBy ?? []), ...touchedBy].some((fault) => /^(network|gateway)\./.test(fault));
}

// A payment that nothing disturbs reads the mandate and debits it within this time.
const longestPaymentMs = 60_000;

/** Without a fault on the way, the engine knows of a revocation before it debits the mandate. */
function checkRevoked(evidence: Evidence, { reference, mandateId = "", at, status }: Transaction): void {
  const revokedAt = evidence.visits.of(referenceOfMandate(mandateId))?.revokedAt;
  if (revokedAt === undefined || at < revokedAt + longestPaymentMs || status === "REFUSED") return;
  const purchase = evidence.purchases.byReference(reference);
  if (isDisturbed(evidence, purchase)) return;
  report(
    evidence,
    "revoked-mandate-debited",
    purchase,
    reference,
    `${at - revokedAt} ms after it was revoked`,
  );
}

/** True for the notification that the mandate of an accepted debit was revoked: no new result. */
export function isRevocation({ store, visits }: Evidence, { callback, state, reference }: ToldShop): boolean {
  if (callback !== "onChange" || state !== "accepted") return false;
  const mandateId = store.attempts.read(reference)?.facts.mandateId ?? "";
  return visits.of(referenceOfMandate(mandateId))?.revokedAt !== undefined;
}
