import { attemptOfOperation, takenPaymentOf, type Payment } from "../engine.js";
import type { Transaction } from "../gateway/ledger.js";
import type { Purchase } from "../shop/purchase.js";
import { chargeLeft, report, standingCharges, type Evidence } from "./evidence.js";
import { checkLiability } from "./authentication.js";
import { checkOverpaid } from "./charges.js";
import { checkReturn } from "./debits.js";
import type { ToldBuyer, ToldMerchant, ToldShop } from "./told.js";

// Two servers may notify the shop at the same moment, so compare when their results were decided.
const graceMs = 5_000;

/** Compares a notification of the shop with the money, at that moment. */
export function whenShopIsTold(evidence: Evidence, told: ToldShop): void {
  const purchase = evidence.purchases.byOrder(told.orderId);
  if (!purchase) return;
  compare(evidence, purchase, told.reference, told.state, "the shop");
  checkOverpaid(evidence, purchase, told);
  checkLiability(evidence, purchase, told);
  checkReturn(evidence, told);
  const transaction = evidence.ledger.find(told.reference);
  if (told.state === "accepted" && transaction && isOther(transaction, told)) {
    const { amountMinor, currencyCode, orderId } = transaction;
    const what = `told ${told.amountMinor} ${told.currencyCode}, charged ${amountMinor} ${currencyCode} for ${orderId}`;
    report(evidence, "accepted-with-another-charge", purchase, told.reference, what);
  }
  if (told.state !== "refused" && told.state !== "abandoned") return;
  const accepted = evidence.told.shopOf(told.orderId).find(
    ({ state, reference, at }) =>
      state === "accepted" &&
      reference !== told.reference &&
      at < told.at - graceMs &&
      // The merchant has not given it back since.
      chargeLeft(evidence.ledger, reference) > 0,
  );
  if (accepted) {
    const seconds = Math.round((told.at - accepted.at) / 1_000);
    const what = `${told.state} (${told.reason ?? "no reason"}) ${seconds} s after ${accepted.reference} was accepted`;
    report(evidence, "failure-told-after-accepted", purchase, told.reference, what);
  }
}

/** Compares what a buyer sees with the money, at that moment. */
export function whenBuyerIsTold(evidence: Evidence, { orderId, reference, what }: ToldBuyer): void {
  const purchase = evidence.purchases.byOrder(orderId);
  if (!purchase) return;
  if (reference !== "") return compare(evidence, purchase, reference, what, "the buyer");
  if (what === "PAYMENT_ORDER_PAID" && standingCharges(evidence, purchase).length === 0) {
    const wasCharged = [...purchase.references].some((one) => isCharged(evidence, one));
    if (!wasCharged) report(evidence, "paid-without-charge", purchase, "", "told that the order is paid");
  }
}

/** Compares an answer about a payment that staff take with the money, at that moment. */
export function whenMerchantIsTold(evidence: Evidence, { orderId, operation }: ToldMerchant): void {
  const purchase = evidence.purchases.byOrder(orderId);
  const reference = takenPaymentOf(operation);
  if (!purchase || reference === undefined) return;
  compare(evidence, purchase, reference, attemptOfOperation(operation).state, "the merchant");
}

/** Compares a payment that staff are shown with the money, at that moment. */
export function whenShown(evidence: Evidence, { reference, state }: Payment): void {
  const purchase = evidence.purchases.byReference(reference);
  if (purchase) compare(evidence, purchase, reference, state, "staff");
}

/** Compares a state that somebody has seen, or that the journal has, with the gateway's. */
export function compare(
  evidence: Evidence,
  purchase: Purchase,
  reference: string,
  state: string,
  who: string,
): void {
  const { ledger } = evidence;
  const transaction = ledger.find(reference);
  const isHeld = transaction?.status === "TO_CHALLENGE";
  const shown = `the gateway has ${transaction ? `${transaction.status} ${transaction.responseCode}` : "nothing"}`;
  if (state === "accepted" || state === "in-review") {
    // A payment that nobody has validated in time was accepted nevertheless; its expiry is notified separately.
    const isAccepted = ledger.decisionsOf(reference).some(({ kind }) => kind === "acceptReview");
    const isReviewed = transaction?.scoreColor !== undefined && !isAccepted;
    const isReleased = isReviewed && ledger.movementsOf(reference).some(({ kind }) => kind === "release");
    if (!isCharged(evidence, reference) || (isReleased && state === "accepted")) {
      report(evidence, "accepted-without-charge", purchase, reference, `${who} was told ${state}; ${shown}`);
    } else if (isHeld && state === "accepted") {
      report(evidence, "held-reported-accepted", purchase, reference, `${who} was told ${state}; ${shown}`);
    }
  } else if ((state === "refused" || state === "abandoned") && isHeld && chargeLeft(ledger, reference) > 0) {
    report(evidence, "held-reported-failed", purchase, reference, `${who} was told ${state}; ${shown}`);
  }
}

function isCharged({ ledger }: Evidence, reference: string): boolean {
  return ledger.movementsOf(reference).some(({ kind }) => kind === "charge");
}

function isOther(transaction: Transaction, told: ToldShop): boolean {
  return (
    transaction.amountMinor !== told.amountMinor ||
    transaction.currencyCode !== told.currencyCode ||
    (transaction.orderId !== undefined && transaction.orderId !== told.orderId)
  );
}
