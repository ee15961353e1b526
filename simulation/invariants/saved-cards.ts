import type { Operation } from "../engine.js";
import type { Card } from "../gateway/cards.js";
import type { Purchase } from "../shop/purchase.js";
import { report, type Evidence } from "./evidence.js";

/** A card is saved if its buyer has asked for that and has paid with it, and what the journal says of it is true. */
export function checkSavedCards(evidence: Evidence): void {
  const { store, purchases } = evidence;
  const savings = store.operations.all().filter(({ kind }) => kind === "saveCard");
  for (const saving of savings) checkSaving(evidence, saving, savings);
  for (const purchase of purchases.all) {
    if (!purchase.savesCard) continue;
    for (const { index } of held(evidence, purchase.walletId)) {
      const isPaid = [...purchase.references].some(
        (reference) =>
          evidence.ledger.find(reference)?.cardIndex === index &&
          evidence.ledger.movementsOf(reference).some(({ kind }) => kind === "charge"),
      );
      if (!isPaid) report(evidence, "unpaid-card-saved", purchase, "", `card ${index}`);
    }
  }
}

function checkSaving(evidence: Evidence, saving: Operation, all: readonly Operation[]): void {
  const { reference, state, idempotencyKey, what, card } = saving;
  const purchase = evidence.purchases.byIdempotencyKey(idempotencyKey);
  const cardIndex = paidWith(evidence, reference);
  const isSaved = held(evidence, card?.merchantWalletId).some(({ index }) => index === cardIndex);
  // It may have been deleted since.
  const wasSaved = evidence.wallets.changes.some(
    ({ kind, walletId, mean }) =>
      kind === "add" && walletId === card?.merchantWalletId && mean?.card.index === cardIndex,
  );
  if (state === "accepted" && !wasSaved && !mayBeAnothers(evidence, saving, purchase)) {
    report(evidence, "operation-accepted-but-not-moved", purchase, idempotencyKey, what);
  }
  const isSavedByAnother = all.some(
    (other) => other.state === "accepted" && paidWith(evidence, other.reference) === cardIndex,
  );
  if ((state === "not-done" || state === "refused") && isSaved && !isSavedByAnother) {
    report(evidence, "operation-failed-but-moved", purchase, idempotencyKey, `${state}: ${what}`);
  }
}

/** An answer about another wallet, which holds a card that looks the same; docs/reliability.md names this limit. */
function mayBeAnothers({ wallets }: Evidence, { card }: Operation, purchase: Purchase | undefined): boolean {
  return (
    purchase?.touchedBy.has("gateway.swapped-answer") === true &&
    wallets.changes.some(
      ({ walletId, mean }) => walletId !== card?.merchantWalletId && mean?.card.maskedPan === card?.maskedPan,
    )
  );
}

/** The card of the payment whose card such an operation saves. */
function paidWith({ ledger }: Evidence, savingReference: string): number | undefined {
  return ledger.find(paymentOf(savingReference))?.cardIndex;
}

/** The payment whose card such an operation saves. */
export function paymentOf(savingReference: string): string {
  return savingReference.slice("CARD".length);
}

/** The cards that a wallet holds now. */
function held({ wallets }: Evidence, walletId: string | undefined): readonly Card[] {
  return (wallets.of(walletId ?? "") ?? []).map(({ card }) => card);
}
