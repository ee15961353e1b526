import type { CseErrorCode } from "@sips-kit/cse";
import type { EndpointErrorCode } from "../endpoint/endpoint-error.js";
import type { GooglePayErrorCode } from "../google-pay/google-pay-error.js";
import type { HostedFieldsErrorCode } from "../card-source/hosted-fields-error.js";

/** Every code of `payment-error`; `ELEMENTS_FAILED` is an unexpected error. */
export type PaymentFaultCode =
  EndpointErrorCode | HostedFieldsErrorCode | GooglePayErrorCode | CseErrorCode | "ELEMENTS_FAILED";

/** What went wrong: a stable code for the shop's log, and the message that the buyer sees. */
export interface PaymentFault {
  code: PaymentFaultCode;
  message: string;
}

/** `payment-error`: the form could not load, or the card could not be sent. A refused payment is no error. */
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
