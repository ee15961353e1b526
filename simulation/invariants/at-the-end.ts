import { hasResult } from "../engine.js";
import { groupBy } from "../group-by.js";
import { checkSavedCards } from "./saved-cards.js";
import type { Purchase } from "../shop/purchase.js";
import { checkCaptures } from "./captures.js";
import { checkWebhooks } from "./webhooks.js";
import { checkActions } from "./actions.js";
import { checkCharges } from "./charges.js";
import { checkClosedWallets } from "./closed-wallets.js";
import { checkCredits } from "./credits.js";
import { checkDebits } from "./debits.js";
import { decidedUnseen } from "./decided-unseen.js";
import { checkFollowUps } from "./follow-ups.js";
import { chargeLeft, report, type Evidence } from "./evidence.js";
import { checkInstalments } from "./instalments.js";
import { checkMandates } from "./mandates.js";
import { mayBeGivenUp } from "./given-up.js";
import { checkOperations } from "./operations.js";
import { checkTakenPayments } from "./taken-payments.js";
import { checkTransactions } from "./transactions.js";

/** At the end of a run, compares all notifications, pages and answers, and the journal, with the money. */
export function atTheEnd(evidence: Evidence): void {
  for (const purchase of evidence.purchases.all) {
    checkCharges(evidence, purchase);
    checkFailures(evidence, purchase);
    checkRefunds(evidence, purchase);
  }
  checkAttempts(evidence);
  checkReviews(evidence);
  checkTransactions(evidence);
  checkDebits(evidence);
  checkMandates(evidence);
  checkOperations(evidence);
  checkTakenPayments(evidence);
  checkFollowUps(evidence);
  checkInstalments(evidence);
  checkSavedCards(evidence);
  checkActions(evidence);
  checkClosedWallets(evidence);
  checkCredits(evidence);
  checkCaptures(evidence);
  checkWebhooks(evidence);
  checkEventIds(evidence);
}

/** An attempt that buyer or shop saw fail does not charge, then or later. */
function checkFailures(evidence: Evidence, purchase: Purchase): void {
  const failures = [
    ...evidence.told
      .shopOf(purchase.orderId)
      .map(({ at, reference, state }) => ({ at, reference, what: state as string, who: "the shop" })),
    ...evidence.told
      .buyerOf(purchase.orderId)
      .map(({ at, reference, what }) => ({ at, reference, what, who: "the buyer" })),
  ].filter(({ what }) => what === "refused" || what === "abandoned");
  for (const { at, reference, what, who } of failures) {
    const left = chargeLeft(evidence.ledger, reference);
    if (left <= 0) continue;
    if (what === "abandoned" && mayBeGivenUp(evidence, reference, at)) continue;
    const name = what === "refused" ? "refused-but-charged" : "abandoned-but-charged";
    report(evidence, name, purchase, reference, `${who} was told ${what}; ${left} is charged`);
  }
}

function checkRefunds(evidence: Evidence, purchase: Purchase): void {
  for (const reference of purchase.references) {
    const movements = evidence.ledger.movementsOf(reference);
    const refunded = movements.reduce(
      (sum, { kind, amountMinor }) => sum + (kind === "refund" ? amountMinor : 0),
      0,
    );
    const captured = chargeLeft(evidence.ledger, reference);
    if (refunded <= captured) continue;
    report(evidence, "refunds-exceed-captures", purchase, reference, `${refunded} of ${captured} given back`);
  }
}

/** Nothing stays open that a query could resolve, and every result was notified. */
function checkAttempts(evidence: Evidence): void {
  const { store, purchases, ledger, told } = evidence;
  const toldOf = groupBy(told.shop, ({ reference }) => reference);
  for (const { attempt, silentFor } of store.attempts.all()) {
    const { reference, state, orderId } = attempt;
    const purchase = purchases.byOrder(orderId);
    if (state === "charging" || state === "unknown") {
      const transaction = ledger.find(reference);
      if (transaction?.status === "PENDING") continue;
      const what = `${state}; the gateway has ${transaction ? transaction.status : "nothing"}`;
      report(evidence, "unknown-for-too-long", purchase, reference, what);
    } else if (!hasResult(state)) {
      report(evidence, "attempt-left-open", purchase, reference, state);
    } else if (!toldOf.get(reference)?.some((one) => one.state === state && one.isTaken)) {
      // A failure is not notified while another attempt holds the order, whose own result is notified.
      const isFailure = state === "refused" || state === "abandoned";
      const holder = store.findClaimant(orderId);
      const isBesideAnother = holder !== undefined && holder.reference !== reference;
      const isSilent = isFailure && (silentFor !== undefined || isBesideAnother);
      if (!isSilent) report(evidence, "result-not-told", purchase, reference, state);
    }
  }
}

/** What was decided in the bank's portal is noticed. */
function checkReviews(evidence: Evidence): void {
  const { ledger, purchases } = evidence;
  for (const { reference } of decidedUnseen(evidence)) {
    const what = `in-review; the gateway has ${ledger.find(reference)?.status ?? "nothing"}`;
    report(evidence, "unknown-for-too-long", purchases.byReference(reference), reference, what);
  }
}

const cleanSources = ["process.", "clock.", "disk.", "callback."];

/** A result has one event id, and no two results share one. */
function checkEventIds(evidence: Evidence): void {
  // What is put back from the charge log counts its versions anew, and an event id is made of one.
  if (evidence.touchedBy.has("disk.lost-tail")) return;
  for (const [reference, all] of groupBy(evidence.told.shop, (told) => told.reference)) {
    const purchase = evidence.purchases.byOrder(all[0]?.orderId ?? "");
    const results = groupBy(all, ({ state }) => state);
    for (const [state, told] of results) {
      const ids = new Set(told.map(({ eventId }) => eventId));
      if (ids.size > 1) {
        report(
          evidence,
          "result-under-two-ids",
          purchase,
          reference,
          `${state} under ${[...ids].join(", ")}`,
        );
      }
      const faults = [...(purchase?.touchedBy ?? []), ...evidence.touchedBy];
      const isClean = !faults.some((fault) => cleanSources.some((source) => fault.startsWith(source)));
      if (told.length > 1 && isClean) {
        report(evidence, "result-told-twice", purchase, reference, `${state} ${told.length} times`);
      }
    }
    const idsOf = [...results.values()].map((told) => told[0]?.eventId);
    if (new Set(idsOf).size < idsOf.length) {
      report(evidence, "event-id-of-two-results", purchase, reference, [...results.keys()].join(", "));
    }
  }
}
