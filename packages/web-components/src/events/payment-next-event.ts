/** Where the buyer goes after the card was sent, as the server answered it. */
export interface PaymentNext {
  next: "challenge" | "result";
  url: string;
  outcome?: "accepted" | "refused" | "challenged" | "unknown" | "abandoned";
  /** Why nothing was charged, when the outcome is `abandoned`, such as `order-changed`. */
  reason?: string;
  /** A sentence for the buyer, when there is more to say than the outcome does. */
  buyerMessage?: { en: string; fr: string };
  /** Nothing was charged, and a card may be tried for the same order again. */
  retry?: boolean;
}

/** `payment-next`: cancel it to lead the buyer on yourself; else the page goes to `detail.url`. */
export class PaymentNextEvent extends Event {
  constructor(readonly detail: PaymentNext) {
    super("payment-next", { bubbles: true, composed: true, cancelable: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    "payment-next": PaymentNextEvent;
  }
}
