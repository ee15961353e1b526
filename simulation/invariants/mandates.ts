import type { Operation } from "../engine.js";
import { mandateIdOf, referenceOfMandate } from "../gateway/mandates.js";
import { report, type Evidence } from "./evidence.js";
import type { ToldShop } from "./told.js";

/** A mandate that was signed without a payment is saved once, and what the journal says of it is true. */
export function checkMandates(evidence: Evidence): void {
  for (const operation of evidence.store.operations.all()) {
    if (operation.kind === "signMandate") checkSigning(evidence, operation);
  }
  for (const transaction of evidence.ledger.transactions()) checkRevoked(evidence, transaction);
}

function checkSigning(evidence: Evidence, operation: Operation): void {
  const { reference, state, what, signature } = operation;
  const purchase = evidence.purchases.byReference(reference);
  const held = evidence.mandates.get(signature?.merchantWalletId ?? "") ?? [];
  const count = held.filter((mandateId) => mandateId === mandateIdOf(reference)).length;
  if (count > 1) report(evidence, "mandate-saved-twice", purchase, reference, `saved ${count} times`);
  if (state === "accepted" && count === 0 && !wasClosed(evidence, signature?.merchantWalletId)) {
    report(evidence, "operation-accepted-but-not-moved", purchase, reference, what);
  }
  if ((state === "not-done" || state === "refused") && count > 0) {
    report(evidence, "operation-failed-but-moved", purchase, reference, `${state}: ${what}`);
  }
}

/** With a wallet, the gateway deletes what is in it. */
function wasClosed({ wallets }: Evidence, walletId: string | undefined): boolean {
  return wallets.changes.some((change) => change.kind === "close" && change.walletId === walletId);
}

// A payment that nothing disturbs reads the mandate and debits it within this time.
const longestPaymentMs = 60_000;

/** Without a fault on the way, the engine has been told of a revocation before it debits the mandate. */
function checkRevoked(
  evidence: Evidence,
  { reference, mandateId = "", at, status }: ReturnType<Evidence["ledger"]["transactions"]>[number],
): void {
  const revokedAt = evidence.visits.of(referenceOfMandate(mandateId))?.revokedAt;
  if (revokedAt === undefined || at < revokedAt + longestPaymentMs || status === "REFUSED") return;
  const purchase = evidence.purchases.byReference(reference);
  const faults = [...(purchase?.touchedBy ?? []), ...evidence.touchedBy];
  if (faults.some((fault) => /^(network|gateway)\./.test(fault))) return;
  report(
    evidence,
    "revoked-mandate-debited",
    purchase,
    reference,
    `${at - revokedAt} ms after it was revoked`,
  );
}

/** True when the shop is told that the mandate of an accepted debit was revoked: no new result. */
export function isRevocation({ store, visits }: Evidence, { callback, state, reference }: ToldShop): boolean {
  if (callback !== "onChange" || state !== "accepted") return false;
  const mandateId = store.attempts.read(reference)?.facts.mandateId ?? "";
  return visits.of(referenceOfMandate(mandateId))?.revokedAt !== undefined;
}
