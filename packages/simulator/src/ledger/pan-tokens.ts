import type { Store } from "../store/store.js";
import type { SeededRandom } from "../world/seeded-random.js";
import type { Card } from "./card.js";

/** Tokens that stand for card numbers (tokenPan): lasting, one for each card of a shop, unlike payment tokens. */
export interface PanTokens {
  /** Returns the card's token, the same one each time; none for anything but a card. */
  create(card: Card, merchantId: string): string | undefined;
  find(tokenPan: string, merchantId: string): Card | undefined;
  reset(): void;
}

export function createPanTokens(random: SeededRandom, store: Store): PanTokens {
  const held = store.collection<Card>("pan tokens");
  return {
    create(card, merchantId) {
      if (card.brands.length === 0 || card.lastFour === undefined) return undefined;
      // The format found in public code: first six and last four digits, with the token's own digits in between.
      const middle = `h${random.digits(5, "pan token", merchantId, card.fingerprint)}`;
      const tokenPan = [card.iin.slice(0, 6), middle, card.lastFour].join("");
      const key = [merchantId, tokenPan].join(" ");
      // The newest expiry date counts.
      if (held.get(key)?.expiryDate !== card.expiryDate) held.set(key, card);
      return tokenPan;
    },
    find: (tokenPan, merchantId) => held.get(`${merchantId} ${tokenPan}`),
    reset: () => held.clear(),
  };
}
