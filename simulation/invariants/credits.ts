import { groupBy } from "../group-by.js";
import { creditSettings } from "../shop/credit-settings.js";
import { epochMs } from "../shop/process-scope.js";
import { report, type Evidence } from "./evidence.js";

// Clocks round to milliseconds.
const lateMs = 1_000;

/** No credit is paid above the limits, or unapproved, in time, by another person than the one who requested it. */
export function checkCredits(evidence: Evidence): void {
  const { ledger, store, told, purchases, touchedBy } = evidence;
  const { perCreditMinor, perDayMinor, approval } = creditSettings;
  const isClockWrong = [...touchedBy].some((fault) => fault.startsWith("clock."));
  const paid = ledger.movements.filter(({ kind }) => kind === "credit");
  for (const { reference, amountMinor, at } of paid) {
    const purchase = purchases.byReference(reference);
    const [operation] = store.operations.of(reference);
    if (amountMinor > perCreditMinor) {
      report(evidence, "credits-above-limits", purchase, reference, `${amountMinor} at once`);
    }
    if (amountMinor <= approval.aboveMinor) continue;
    const approvals = told.approvals.filter(
      (one) => one.idempotencyKey === operation?.idempotencyKey && one.by !== operation.by && one.at <= at,
    );
    const expiredAt = (operation?.createdAt ?? 0) - epochMs + approval.lifeMs + lateMs;
    const isInTime = isClockWrong || approvals.some((one) => one.at <= expiredAt);
    if (approvals.length === 0 || !isInTime)
      report(evidence, "credit-not-approved", purchase, reference, `${amountMinor} paid`);
  }
  // Merchants work for some hours only, so everything that a run credits is of one day.
  for (const [currency, all] of groupBy(paid, ({ reference }) => ledger.find(reference)?.currencyCode)) {
    const sum = all.reduce((total, { amountMinor }) => total + amountMinor, 0);
    if (sum > perDayMinor)
      report(evidence, "credits-above-limits", undefined, "", `${sum} ${currency} in a day`);
  }
}
