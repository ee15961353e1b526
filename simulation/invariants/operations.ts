import { isOver, type Operation } from "../engine.js";
import { groupBy } from "../group-by.js";
import { report, type Evidence } from "./evidence.js";
import { paymentOf } from "./saved-cards.js";
import { checkOverpayment, isOverpayment } from "./overpayments.js";
import type { ToldMerchant } from "./told.js";

/** One idempotency key moves money once, and the merchant learns what happened. */
export function checkOperations(evidence: Evidence): void {
  const { store, purchases, told } = evidence;
  for (const operation of store.operations.all()) {
    if (isOver(operation.state) || isWatch(operation) || isUndecided(evidence, operation)) continue;
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

/** Moves no money, and waits for days until the merchant has validated the payment or it has expired. */
function isWatch({ kind, state }: Operation): boolean {
  return kind === "watchValidation" && state === "prepared";
}

/** A card is not saved before the merchant has decided about its payment, which they may never do. */
function isUndecided({ store, ledger }: Evidence, { kind, state, reference }: Operation): boolean {
  if (kind !== "saveCard" || state !== "prepared") return false;
  const first = store.attempts.read(paymentOf(reference));
  const paid = first?.facts.retriedBy ?? first?.reference ?? "";
  return store.attempts.read(paid)?.state === "in-review" && ledger.find(paid)?.status === "TO_CHALLENGE";
}

function checkOne(evidence: Evidence, first: ToldMerchant, states: readonly Operation[]): void {
  const { kind, idempotencyKey } = first.operation;
  const done = carriedOut(evidence, first);
  const count = done.length;
  const purchase = evidence.purchases.byOrder(first.orderId);
  if (count > 1) {
    report(
      evidence,
      "operation-moved-twice",
      purchase,
      idempotencyKey,
      `${kind} was carried out ${count} times`,
    );
  }
  for (const one of states) {
    const { state, what } = one;
    if (state === "accepted") checkAmount(evidence, first, one, done);
    if (state === "accepted" && kind === "acceptReview" && count > 0) checkValidated(evidence, first);
    const hasFailed = state === "refused" || (state === "not-done" && !hasNoEffect(evidence, first));
    if (hasFailed && count > 0) {
      const text = `${kind} was reported ${state} (${what}), and was carried out`;
      report(evidence, "operation-failed-but-moved", purchase, idempotencyKey, text);
    }
    if (state === "accepted" && count === 0 && !isDecidedByAnybody(evidence, first)) {
      const text = `${kind} was reported accepted (${what}), and was not carried out`;
      report(evidence, "operation-accepted-but-not-moved", purchase, idempotencyKey, text);
    }
  }
}

/** What the gateway has carried out of what was asked for under one key. */
function carriedOut({ ledger }: Evidence, { operation, origin }: ToldMerchant): readonly CarriedOut[] {
  const { kind, reference, newReference = reference } = operation;
  switch (kind) {
    case "cancel":
    case "refund":
      return ledger.movementsOf(reference).filter((one) => one.kind === kind && one.origin === origin);
    case "duplicate":
    case "charge":
    case "moto":
      return ledger.movementsOf(newReference).filter((one) => one.kind === "charge");
    case "creditHolder":
    case "walletCreditHolder":
      return ledger.movementsOf(reference).filter((one) => one.kind === "credit");
    default:
      return ledger.decisionsOf(reference).filter((one) => one.kind === kind && one.origin === origin);
  }
}

/** A movement of money, or a decision that has an amount or has none. */
interface CarriedOut {
  readonly amountMinor?: number;
}

/** The gateway has moved what was asked for, and what the operation says. */
function checkAmount(
  evidence: Evidence,
  { orderId, operation, amountMinor: asked }: ToldMerchant,
  state: Operation,
  [moved]: readonly CarriedOut[],
): void {
  const { kind, amountMinor: told } = state;
  const amount = moved?.amountMinor;
  if (amount === undefined || (amount === (asked ?? amount) && amount === told)) return;
  const text = `${kind} of ${asked ?? "all"} moved ${amount}, and ${told} was reported`;
  const purchase = evidence.purchases.byOrder(orderId);
  report(evidence, "operation-of-another-amount", purchase, operation.idempotencyKey, text);
}

/** Who accepts a held payment may have it validated at once, and not against their will. */
function checkValidated(
  evidence: Evidence,
  { operation, orderId, origin, validate = false }: ToldMerchant,
): void {
  const { reference, idempotencyKey } = operation;
  const decisions = evidence.ledger.decisionsOf(reference);
  if (decisions.some((one) => one.kind === "validate" && one.origin === origin) === validate) return;
  const what = validate ? "accepted, and not validated" : "accepted, and validated unasked";
  report(evidence, "review-validated-wrongly", evidence.purchases.byOrder(orderId), idempotencyKey, what);
}

/** Nobody can tell whether a payment that is over was accepted or validated before, and nothing of it is captured. */
function hasNoEffect({ ledger }: Evidence, { operation: { kind, reference } }: ToldMerchant): boolean {
  const { status = "" } = ledger.find(reference) ?? {};
  return ["acceptReview", "validate"].includes(kind) && ["EXPIRED", "CANCELLED"].includes(status);
}

/** Who decides in the bank's portal decides for the operation as well. */
function isDecidedByAnybody({ ledger }: Evidence, { operation }: ToldMerchant): boolean {
  return ledger.decisionsOf(operation.reference).some(({ kind }) => kind === operation.kind);
}
