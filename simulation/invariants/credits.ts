import { creditSettings } from "../shop/credit-settings.js";
import { report, type Evidence } from "./evidence.js";

/** No credit is paid above the limits, or unapproved by another person than the one who requested it. */
export function checkCredits(evidence: Evidence): void {
  const { ledger, store, told, purchases } = evidence;
  const { perCreditMinor, perDayMinor, approval } = creditSettings;
  const paid = ledger.movements.filter(({ kind }) => kind === "credit");
  for (const { reference, amountMinor, at } of paid) {
    const purchase = purchases.byReference(reference);
    const [operation] = store.operations.of(reference);
    if (amountMinor > perCreditMinor) {
      report(evidence, "credits-above-limits", purchase, reference, `${amountMinor} at once`);
    }
    if (amountMinor <= approval.aboveMinor) continue;
    const isApproved = told.approvals.some(
      (one) => one.idempotencyKey === operation?.idempotencyKey && one.by !== operation.by && one.at <= at,
    );
    if (!isApproved) report(evidence, "credit-not-approved", purchase, reference, `${amountMinor} paid`);
  }
  // Merchants work for some hours only, so everything that a run credits is of one day.
  const sum = paid.reduce((all, { amountMinor }) => all + amountMinor, 0);
  if (sum > perDayMinor) report(evidence, "credits-above-limits", undefined, "", `${sum} in a day`);
}
