import { card, savedCard, type PaymentMethod, type ThreeDSecureSettings } from "@sips-kit/server";

/** The payment methods of a shop that accepts entered and saved cards with these settings. */
export function takingCards(settings: ThreeDSecureSettings): readonly PaymentMethod[] {
  return [card(settings), savedCard(settings)];
}
