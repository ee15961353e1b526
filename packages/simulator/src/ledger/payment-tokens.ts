import type { Store } from "../store/store.js";
import type { Clock } from "../world/clock.js";
import type { SeededRandom } from "../world/seeded-random.js";
import type { Card } from "./card.js";
import { paymentSessionLifeMs } from "./payment-session-life.js";

/** Cards behind single-use tokens: made by the hosted fields or by paymentTokenGenerate, spent by a payment. */
export interface PaymentTokens {
  create(card: Card, owner: { readonly merchantId: string }): string;
  /** Returns the card once, and only for the shop that the token was made for. */
  spend(paymentToken: string, merchantId: string): Card | undefined;
  reset(): void;
}

export function createPaymentTokens(clock: Clock, random: SeededRandom, store: Store): PaymentTokens {
  const held = store.collection<{ card: Card; merchantId: string; expiresAt: number }>("tokens");
  return {
    create(card, { merchantId }) {
      // No source gives its lifetime: that of a payment session.
      const paymentToken = random.bytes(24, random.nextLabel("paymentToken")).toString("base64url");
      held.set(paymentToken, { card, merchantId, expiresAt: clock.now() + paymentSessionLifeMs });
      return paymentToken;
    },
    spend(paymentToken, merchantId) {
      const token = held.get(paymentToken);
      if (!token || token.merchantId !== merchantId) return undefined;
      held.delete(paymentToken);
      return clock.now() < token.expiresAt ? token.card : undefined;
    },
    reset: () => held.clear(),
  };
}
