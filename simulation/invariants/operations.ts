import { isOver, type Operation } from "../engine.js";
import { groupBy } from "../group-by.js";
import { report, type Evidence } from "./evidence.js";
import { checkOverpayment, isOverpayment } from "./overpayments.js";
import type { ToldMerchant } from "./told.js";

/** One idempotency key moves money once, and what the merchant was told of it is what happened. */
export function checkOperations(evidence: Evidence): void {
  const { store, purchases, told } = evidence;
  for (const operation of store.operations.all()) {
    if (isOver(operation.state)) continue;
    const purchase = purchases.byReference(operation.newReference ?? operation.reference);
    const what = `${operation.kind} ${operation.idempotencyKey} is ${operation.state}: ${operation.what}`;
    report(evidence, "operation-open-for-too-long", purchase, operation.idempotencyKey, what);
  }
  const overpayments = told.merchant.filter(({ operation }) => isOverpayment(operation));
  for (const [reference, all] of groupBy(overpayments, ({ operation }) => operation.reference)) {
    checkOverpayment(evidence, reference, all);
  }
  const others = told.merchant.filter(({ operation }) => !isOverpayment(operation));
  for (const [idempotencyKey, all] of groupBy(others, ({ operation }) => operation.idempotencyKey)) {
    const [first] = all;
    if (!first) continue;
    const standing = store.operations.read(idempotencyKey);
    checkOne(evidence, first, [...all.map(({ operation }) => operation), ...(standing ? [standing] : [])]);
  }
}

function checkOne(evidence: Evidence, first: ToldMerchant, states: readonly Operation[]): void {
  const { kind, idempotencyKey } = first.operation;
  const moved = movementsOf(evidence, first);
  if (moved === undefined) return;
  const purchase = evidence.purchases.byOrder(first.orderId);
  if (moved > 1) {
    report(evidence, "operation-moved-twice", purchase, idempotencyKey, `${kind} moved money ${moved} times`);
  }
  for (const { state, what } of states) {
    if ((state === "refused" || state === "not-done") && moved > 0) {
      const text = `${kind} was reported ${state} (${what}), and it moved money`;
      report(evidence, "operation-failed-but-moved", purchase, idempotencyKey, text);
    }
    if (state === "accepted" && moved === 0) {
      const text = `${kind} was reported accepted (${what}), and nothing moved`;
      report(evidence, "operation-accepted-but-not-moved", purchase, idempotencyKey, text);
    }
  }
}

/** How often money was moved by a request; undefined for kinds that move none by themselves. */
function movementsOf({ ledger }: Evidence, { operation, origin }: ToldMerchant): number | undefined {
  switch (operation.kind) {
    case "cancel":
    case "refund":
      return ledger
        .movementsOf(operation.reference)
        .filter((one) => one.kind === operation.kind && one.origin === origin).length;
    case "duplicate":
      return ledger.movementsOf(operation.newReference ?? "").filter(({ kind }) => kind === "charge").length;
    case "creditHolder":
      return ledger.movementsOf(operation.reference).filter(({ kind }) => kind === "credit").length;
    default:
      return undefined;
  }
}
