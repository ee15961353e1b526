/** What went wrong: a stable code for the shop's log, and the sentence that the buyer is reading. */
export interface PaymentFault {
  code: string;
  message: string;
  /** The buyer can go on in this form: by the retry button, or by entering the card again. */
  recoverable: boolean;
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
