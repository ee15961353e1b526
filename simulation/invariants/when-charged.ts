import { report, type Evidence } from "./evidence.js";

/** A call of the engine that may charge an attempt. */
export interface Charging {
  readonly from: number;
  to: number | undefined;
}

// A request may be under way for as long after the engine has given it up.
const lateMs = 45_000;

/**
 * Holds the amount of a charge against the order. The order may change at any moment; but since the call began that
 * made the charge, there must have been one moment at which the order said this amount. Where buyers pay at their bank
 * it is the call that sent them there, and the moment at which they came there is what counts.
 */
export function whenCharged(evidence: Evidence, chargings: readonly Charging[], reference: string): void {
  const reachedAt = reachedBankAt(evidence, reference);
  const at = reachedAt ?? evidence.now();
  const purchase = evidence.purchases.byReference(reference);
  const transaction = evidence.ledger.find(reference);
  if (!purchase || transaction?.kind !== "order") return;
  const own = chargings.filter(({ to }) => reachedAt !== undefined || to === undefined || to >= at - lateMs);
  const since = Math.min(at, ...own.map(({ from }) => from));
  const isRight = purchase.versions.some((version, index) => {
    const until = purchase.versions[index + 1]?.from ?? Infinity;
    return (
      version.from <= at &&
      until >= since &&
      version.isOpen &&
      version.amountMinor === transaction.amountMinor &&
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
  return visit?.supplier === "ideal" ? visit.reachedAt : undefined;
}
