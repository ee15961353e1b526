/** What went wrong: a stable code for the shop's log, and the sentence that the buyer is reading. */
export interface PaymentFault {
  code: string;
  message: string;
}

/** `payment-error`: the form could not load, or the card could not be sent. A refusal by the bank is no error. */
export class PaymentErrorEvent extends Event {
  constructor(
    readonly detail: PaymentFault,
    /** The error itself, for the shop's log; it holds no card data. */
    readonly error?: unknown,
  ) {
    super("payment-error", { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    "payment-error": PaymentErrorEvent;
  }
}
