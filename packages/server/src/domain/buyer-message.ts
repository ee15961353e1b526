import { buyerMessageOf as messageOfCode, codes, type BuyerMessage, type CodeList } from "@sips-kit/protocol";
import { isFailure, type AbandonReason, type Attempt } from "./attempt.js";
import { isTakenByStaff } from "./taken-payment.js";

/**
 * What to tell the buyer about how an attempt ended; undefined when its state says it all. A code counts only where it
 * agrees with the state: a payment held for review may carry the code of a refusal, and keeps it when the merchant
 * accepts it.
 */
export function buyerMessageOf(
  attempt: Pick<Attempt, "state" | "facts" | "mode" | "paymentMethod">,
): BuyerMessage | undefined {
  const { state, facts } = attempt;
  const { reason, responseCode, acquirerResponseCode, orderedAt } = facts;
  const ofReason = reason && ofReasons[reason];
  if (ofReason) return ofReason;
  if (state === "returned") return returned;
  if (responseCode === undefined) return undefined;
  if (state === "accepted") return ofCode(codes.responseCode, "00");
  if (responseCode !== "00" && !isFailure(state)) return undefined;
  // A soft decline: the buyer should try again and needs no other card, nor another way to pay.
  if (acquirerResponseCode === "A1") return ofCode(codes.acquirerResponseCode, "A1");
  if (refusalsOfCards.has(responseCode) && !isByCard(attempt)) return refusedWithoutCard;
  const ofEnrolment = orderedAt === undefined ? ofCode(codes.redirectionStatusCode, responseCode) : undefined;
  return ofEnrolment ?? ofCode(codes.responseCode, responseCode);
}

/** Codes whose messages are about a card. */
const refusalsOfCards = new Set(["02", "05", "14", "75"]);

/** Cards have a mode; those of staff have none. */
function isByCard(attempt: Pick<Attempt, "mode" | "paymentMethod">): boolean {
  return attempt.mode !== undefined || isTakenByStaff(attempt);
}

const refusedWithoutCard: BuyerMessage = {
  en: "This payment was refused. Please try again, or choose another way to pay.",
  fr: "Ce paiement a été refusé. Réessayez ou choisissez un autre moyen de paiement.",
};

function ofCode(list: CodeList, code: string): BuyerMessage | undefined {
  const en = messageOfCode(list, code, "en");
  const fr = messageOfCode(list, code, "fr");
  return en === undefined || fr === undefined ? undefined : { en, fr };
}

const returned: BuyerMessage = {
  en: "Your bank has returned this direct debit, so your order is not paid. Please contact the shop.",
  fr: "Votre banque a rejeté ce prélèvement : votre commande n’est pas payée. Contactez la boutique.",
};

const ofReasons: { readonly [reason in AbandonReason]?: BuyerMessage } = {
  "too-many-refusals": {
    en: "There were too many declined attempts. Nothing was charged. Please try again later, or choose another way to pay.",
    fr: "Il y a eu trop de tentatives refusées. Rien n’a été débité. Réessayez plus tard ou choisissez un autre moyen de paiement.",
  },
  "redirection-unusable": {
    en: "The page of your bank cannot be reached safely. Nothing was charged. Please choose another way to pay.",
    fr: "La page de votre banque n’est pas accessible de façon sûre. Rien n’a été débité. Choisissez un autre moyen de paiement.",
  },
  "mandate-not-in-force": {
    en: "Your bank account can no longer be debited with this mandate. Nothing was charged. Please enter your IBAN again.",
    fr: "Ce mandat ne permet plus de prélever votre compte. Rien n’a été débité. Saisissez de nouveau votre IBAN.",
  },
  "payment-data-used": {
    en: "This approval in Google Pay has been used before. Nothing was charged. Please pay with Google Pay again.",
    fr: "Cet accord donné dans Google Pay a déjà servi. Rien n’a été débité. Payez de nouveau avec Google Pay.",
  },
  "authentication-unusable": {
    en: "Your bank’s confirmation of this payment cannot be used any more. Nothing was charged. Please pay again.",
    fr: "La confirmation de votre banque pour ce paiement n’est plus utilisable. Rien n’a été débité. Payez de nouveau.",
  },
  "order-changed": {
    en: "Your order has changed since you began to pay. Nothing was charged. Check your order and pay again.",
    fr: "Votre commande a changé depuis le début du paiement. Rien n’a été débité. Vérifiez-la et payez de nouveau.",
  },
  "order-withdrawn": {
    en: "This order can no longer be paid. Nothing was charged.",
    fr: "Cette commande ne peut plus être payée. Rien n’a été débité.",
  },
  "order-unconfirmed": {
    en: "The shop could not confirm your order. Nothing was charged. Please try again in a moment.",
    fr: "La boutique n’a pas pu confirmer votre commande. Rien n’a été débité. Réessayez dans un instant.",
  },
};
