import type { PaymentNext } from "@sips-kit/protocol/checkout";

/** `payment-next`: cancel it to redirect the buyer yourself; otherwise the page goes to `detail.url`. */
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
