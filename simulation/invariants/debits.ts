import { referenceOfMandate } from "../gateway/mandates.js";
import { report, type Evidence } from "./evidence.js";
import type { ToldShop } from "./told.js";

/**
 * Each debit is of its own buyer's account, by the mandate that they have signed or by its number, and the shop knows
 * which ones came back.
 */
export function checkDebits(evidence: Evidence): void {
  const { ledger, purchases, store } = evidence;
  for (const { reference, mandateId, accountIndex, status } of ledger.transactions()) {
    if (mandateId === undefined && accountIndex === undefined) continue;
    const purchase = purchases.byReference(reference);
    const debtor =
      mandateId === undefined
        ? purchases.all.find(({ card }) => card.index === accountIndex)
        : purchases.byReference(referenceOfMandate(mandateId));
    if (!purchase || debtor !== purchase) {
      const what = `debited: ${mandateId ?? `account ${accountIndex}`}`;
      report(evidence, "another-account-debited", purchase, reference, what);
    }
    const state = store.attempts.read(reference)?.state;
    if (status === "UNPAID" && state !== "returned") {
      report(evidence, "return-not-told", purchase, reference, `the bank has returned it; it is ${state}`);
    }
  }
}

/** A return is reported as a change, and only after the bank has returned the money. */
export function checkReturn(evidence: Evidence, { reference, orderId, state, callback }: ToldShop): void {
  const purchase = evidence.purchases.byOrder(orderId);
  if ((state === "returned") !== (callback === "onChange")) {
    report(evidence, "change-told-as-result", purchase, reference, `${state} by ${callback}`);
  }
  if (state !== "returned") return;
  if (evidence.ledger.movementsOf(reference).some(({ kind }) => kind === "return")) return;
  report(evidence, "returned-without-return", purchase, reference, "the shop was told returned");
}
