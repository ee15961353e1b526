import { referenceOfMandate } from "../gateway/mandates.js";
import { report, type Evidence } from "./evidence.js";
import type { ToldShop } from "./told.js";

/** Each debit was made with the mandate that its own buyer has signed, and the shop knows which ones came back. */
export function checkDebits(evidence: Evidence): void {
  const { ledger, purchases, store } = evidence;
  for (const { reference, mandateId, status } of ledger.transactions()) {
    if (mandateId === undefined) continue;
    const purchase = purchases.byReference(reference);
    const signer = purchases.byReference(referenceOfMandate(mandateId));
    if (!purchase || signer !== purchase) {
      report(evidence, "another-account-debited", purchase, reference, `debited by ${mandateId}`);
    }
    const state = store.attempts.read(reference)?.state;
    if (status === "UNPAID" && state !== "returned") {
      report(evidence, "return-not-told", purchase, reference, `the bank has returned it; it is ${state}`);
    }
  }
}

/** A return is told as a change, and only after the bank has returned the money. */
export function checkReturn(evidence: Evidence, { reference, orderId, state, callback }: ToldShop): void {
  const purchase = evidence.purchases.byOrder(orderId);
  if ((state === "returned") !== (callback === "onChange")) {
    report(evidence, "change-told-as-result", purchase, reference, `${state} by ${callback}`);
  }
  if (state !== "returned") return;
  if (evidence.ledger.movementsOf(reference).some(({ kind }) => kind === "return")) return;
  report(evidence, "returned-without-return", purchase, reference, "the shop was told returned");
}
