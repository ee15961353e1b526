import { buyerMessageOf as messageOfCode, codes } from "@sips-kit/protocol";
import type { AbandonReason, AttemptFacts } from "./attempt.js";

/** A sentence for the buyer, in the languages of the kit. */
export interface BuyerMessage {
  readonly en: string;
  readonly fr: string;
}

/** What to tell the buyer of how an attempt ended; undefined when its state says it all. */
export function buyerMessageOf({ reason, responseCode }: AttemptFacts): BuyerMessage | undefined {
  const ofReason = reason && ofReasons[reason];
  if (ofReason) return ofReason;
  if (responseCode === undefined) return undefined;
  const en = messageOfCode(codes.responseCode, responseCode, "en");
  const fr = messageOfCode(codes.responseCode, responseCode, "fr");
  return en === undefined || fr === undefined ? undefined : { en, fr };
}

const ofReasons: { readonly [reason in AbandonReason]?: BuyerMessage } = {
  "too-many-refusals": {
    en: "There were too many declined attempts. Nothing was charged. Please try again later, or pay with another card.",
    fr: "Il y a eu trop de tentatives refusées. Rien n’a été débité. Réessayez plus tard, ou payez avec une autre carte.",
  },
  "redirection-unusable": {
    en: "The page of your bank cannot be reached safely. Nothing was charged. Please pay with another card.",
    fr: "La page de votre banque n’est pas accessible de façon sûre. Rien n’a été débité. Payez avec une autre carte.",
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
