import type { Operation } from "../engine.js";
import { report, type Evidence } from "./evidence.js";
import type { ToldMerchant } from "./told.js";

/** True for an operation by which the engine refunds a surplus payment. */
export function isOverpayment({ idempotencyKey }: Operation): boolean {
  return idempotencyKey.startsWith("overpaid-");
}

/** A surplus payment is refunded once, however often the merchant asks, and reported so. */
export function checkOverpayment(evidence: Evidence, reference: string, told: readonly ToldMerchant[]): void {
  const purchase = evidence.purchases.byReference(reference);
  const moved = evidence.ledger
    .movementsOf(reference)
    .filter(({ kind, origin }) => (kind === "refund" || kind === "cancel") && origin === undefined).length;
  const states = told.map(({ operation }) => operation.state);
  if (moved > 1) {
    report(evidence, "operation-moved-twice", purchase, reference, `given back ${moved} times`);
  }
  if (moved === 0 && states.includes("accepted")) {
    report(evidence, "operation-accepted-but-not-moved", purchase, reference, "reported as given back");
  }
  const hasFailed = states.every((state) => state === "refused" || state === "not-done");
  if (moved > 0 && hasFailed) {
    report(evidence, "operation-failed-but-moved", purchase, reference, `reported ${states.join(", ")}`);
  }
}
