import type { Card } from "./card.js";
import type { Chance } from "./chance.js";
import type { Store } from "./state/store.js";

/** Tokens that stand for card numbers (tokenPan): lasting, one for each card of a shop, unlike payment tokens. */
export interface PanTokens {
  /** Gives the card's token, the same one each time. */
  create(card: Card, cardNumber: string, merchantId: string): string;
  find(tokenPan: string, merchantId: string): Card | undefined;
  reset(): void;
}

export function createPanTokens(chance: Chance, store: Store): PanTokens {
  const held = store.collection<Card>("pan tokens");
  return {
    create(card, cardNumber, merchantId) {
      // The form seen in public code: first six and last four digits, and between them what the token adds.
      const middle = `h${chance.digits(5, "pan token", merchantId, card.fingerprint)}`;
      const tokenPan = `${cardNumber.slice(0, 6)}${middle}${cardNumber.slice(-4)}`;
      held.set(`${merchantId} ${tokenPan}`, card);
      return tokenPan;
    },
    find: (tokenPan, merchantId) => held.get(`${merchantId} ${tokenPan}`),
    reset: () => held.clear(),
  };
}
