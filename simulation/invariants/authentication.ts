import type { Transaction } from "../gateway/ledger.js";
import { epochMs } from "../shop/process-scope.js";
import { firstOf } from "../shop/instalment-plan.js";
import type { Purchase } from "../shop/purchase.js";
import { report, type Evidence } from "./evidence.js";
import type { ToldShop } from "./told.js";

// The tolerance for another clock, and the time that a request may be on its way.
const lateMs = 10 * 60_000;

/** A card is charged with the authentication that was made for this order, once, or as the shop permits without one. */
export function checkAuthentication(evidence: Evidence, reference: string): void {
  const purchase = evidence.purchases.byReference(reference);
  const transaction = evidence.ledger.find(reference);
  if (!purchase || !transaction) return;
  const { authentication } = transaction;
  if (authentication === "elsewhere") checkOutside(evidence, purchase, transaction);
  if (authentication === "none" && !isPermitted(evidence, purchase, transaction)) {
    const what = `${transaction.amountMinor} charged to a card ${purchase.card.kind}`;
    report(evidence, "charged-unauthenticated", purchase, reference, what);
  }
}

function checkOutside(evidence: Evidence, purchase: Purchase, transaction: Transaction): void {
  const { reference, authenticationValue = "", amountMinor, currencyCode } = transaction;
  const made = evidence.outside.find(authenticationValue);
  const misuse = (what: string) => report(evidence, "authentication-misused", purchase, reference, what);
  if (!made || made.orderId !== purchase.orderId) return misuse(`made for ${made?.orderId ?? "nobody"}`);
  const isDivided = evidence.submissions.isDivided(reference);
  const permitted = isDivided ? firstOf(made.amountMinor) : made.amountMinor;
  if (permitted !== amountMinor || made.currencyCode !== currencyCode) {
    misuse(`charged ${amountMinor} with one for ${made.amountMinor}`);
  }
  // What a database has forgotten can be used again, and a clock that is wrong does not know how old something is.
  const faults = [...evidence.touchedBy];
  const others = [...purchase.references].filter(
    (one) => one !== reference && evidence.ledger.find(one)?.authenticationValue === authenticationValue,
  );
  if (others.length > 0 && !faults.includes("disk.lost-tail")) misuse(`used by ${others.join(", ")} as well`);
  const ageMs = epochMs + evidence.now() - made.authenticatedAt;
  const isClockRight = !faults.some((fault) => fault.startsWith("clock."));
  if (isClockRight && ageMs > evidence.settings.cards.authenticatedElsewhere.lifeMs + lateMs)
    misuse(`${ageMs} ms old`);
}

/** Cards that the gateway could not authenticate, and small orders by saved cards. */
function isPermitted({ settings, store }: Evidence, purchase: Purchase, one: Transaction): boolean {
  const { cards, savedCards } = settings;
  const attempt = store.attempts.read(one.reference);
  const order = { amountMinor: attempt?.amountMinor ?? one.amountMinor };
  if (attempt?.paymentMethod === "saved-card" && savedCards.withoutAuthentication(order)) return true;
  return cards.continueWithoutAuthentication && isNotEnrolled(purchase, one);
}

function isNotEnrolled({ card, spareCard }: Purchase, { cardIndex }: Transaction): boolean {
  return [card, spareCard].some(({ index, kind }) => index === cardIndex && kind === "not-enrolled");
}

/** The shop relies on the issuer only if the gateway has said that it may. */
export function checkLiability(evidence: Evidence, purchase: Purchase, told: ToldShop): void {
  const { reference, state, liabilityShift } = told;
  const transaction = evidence.ledger.find(reference);
  if (state !== "accepted" || !transaction) return;
  const { guaranteeIndicator, authentication } = transaction;
  // What is put back from the charge log no longer knows how its cardholder was authenticated.
  const isForgotten = evidence.touchedBy.has("disk.lost-tail");
  const isWrong =
    (liabilityShift === true && guaranteeIndicator !== "Y") ||
    (liabilityShift === false && guaranteeIndicator === "Y") ||
    (liabilityShift === undefined && authentication === "none" && !isForgotten);
  if (!isWrong) return;
  const what = `told ${liabilityShift}; authenticated: ${authentication}, guarantee: ${guaranteeIndicator}`;
  report(evidence, "liability-told-wrongly", purchase, reference, what);
}
