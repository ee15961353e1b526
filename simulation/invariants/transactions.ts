import type { Transaction } from "../gateway/ledger.js";
import { paysThere } from "../gateway/suppliers.js";
import type { Purchase } from "../shop/purchase.js";
import { report, type Evidence } from "./evidence.js";

/** Each transaction is of its own buyer's card, and is captured when the merchant wants it to be. */
export function checkTransactions(evidence: Evidence): void {
  for (const transaction of evidence.ledger.transactions()) {
    const purchase = evidence.purchases.byReference(transaction.reference);
    checkCard(evidence, purchase, transaction);
    if (purchase?.captureMode === "VALIDATION") checkCapture(evidence, purchase, transaction);
  }
}

function checkCard(evidence: Evidence, purchase: Purchase | undefined, transaction: Transaction): void {
  const { reference, cardIndex } = transaction;
  const isOwn = [purchase?.card.index, purchase?.spareCard.index].includes(cardIndex);
  if (cardIndex < 0 || isOwn) return;
  report(evidence, "another-card-charged", purchase, reference, `card ${cardIndex}`);
}

/** What is paid at a bank is captured there, and what staff take has a capture mode of its own. */
function checkCapture(evidence: Evidence, purchase: Purchase, transaction: Transaction): void {
  const { reference, kind, status, supplier } = transaction;
  const isCaptured = status === "TO_CAPTURE" || status === "CAPTURED";
  if (!isCaptured || kind !== "order" || paysThere(supplier)) return;
  if (evidence.ledger.decisionsOf(reference).some((decision) => decision.kind === "validate")) return;
  report(evidence, "captured-unvalidated", purchase, reference, `it is ${status}`);
}
