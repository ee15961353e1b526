import { attemptOfOperation, takenPaymentOf } from "../engine.js";
import { chargeLeft, report, type Evidence } from "./evidence.js";
import { compare } from "./when-told.js";

/** Payments that staff have taken have the gateway's state in the journal, wherever their reviews were decided. */
export function checkTakenPayments(evidence: Evidence): void {
  const { ledger, purchases, store } = evidence;
  for (const operation of store.operations.all()) {
    const reference = takenPaymentOf(operation);
    const purchase = purchases.byReference(reference ?? "");
    if (reference === undefined || !purchase) continue;
    const { state } = attemptOfOperation(operation, store.operations.of(reference));
    compare(evidence, purchase, reference, state, "the back office");
    const left = chargeLeft(ledger, reference);
    if (left <= 0 || (state !== "refused" && state !== "abandoned")) continue;
    const what = `the back office was told ${state}; ${left} is charged`;
    report(evidence, `${state}-but-charged`, purchase, reference, what);
  }
}
