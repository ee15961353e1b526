import { paysThere } from "../gateway/suppliers.js";
import { firstOf } from "../shop/instalment-plan.js";
import { report, type Evidence } from "./evidence.js";

/** A call of the engine that may charge an attempt. */
export interface Charging {
  readonly from: number;
  to: number | undefined;
}

// A request may still be in flight for this long after the engine has given it up.
const lateMs = 45_000;

/**
 * Compares the amount of a charge with the order. The order may change at any moment, but at some moment since the
 * charging call began it must have had this amount. If buyers pay at their bank, the call that redirected them counts,
 * and the time at which they arrived there.
 */
export function whenCharged(evidence: Evidence, chargings: readonly Charging[], reference: string): void {
  const reachedAt = reachedBankAt(evidence, reference);
  const at = reachedAt ?? evidence.now();
  const purchase = evidence.purchases.byReference(reference);
  const transaction = evidence.ledger.find(reference);
  if (!purchase || transaction?.kind !== "order") return;
  const own = chargings.filter(({ to }) => reachedAt !== undefined || to === undefined || to >= at - lateMs);
  const since = Math.min(at, ...own.map(({ from }) => from));
  const isDivided = evidence.submissions.isDivided(reference);
  const isRight = purchase.versions.some((version, index) => {
    const until = purchase.versions[index + 1]?.from ?? Infinity;
    return (
      version.from <= at &&
      until >= since &&
      version.isOpen &&
      (isDivided ? firstOf(version.amountMinor) : version.amountMinor) === transaction.amountMinor &&
      version.currencyCode === transaction.currencyCode
    );
  });
  if (isRight) return;
  const order = purchase.versions.findLast(({ from }) => from <= at);
  const says = order?.isOpen ? `${order.amountMinor} ${order.currencyCode}` : "that nobody may pay any more";
  report(
    evidence,
    "changed-order-charged",
    purchase,
    reference,
    `charged ${transaction.amountMinor}; the order says ${says}`,
  );
}

function reachedBankAt({ visits }: Evidence, reference: string): number | undefined {
  const visit = visits.of(reference);
  return visit && paysThere(visit.supplier) ? visit.reachedAt : undefined;
}
