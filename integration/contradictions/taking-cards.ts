import { card, savedCard, type PaymentMethod, type ThreeDSecureSettings } from "@sips-kit/server";

/** The payment methods of a shop that takes cards, entered and saved, in one way. */
export function takingCards(settings: ThreeDSecureSettings): readonly PaymentMethod[] {
  return [card(settings), savedCard(settings)];
}
