import { isLoopback } from "../card-source/is-loopback.js";
import { PaymentErrorEvent, type PaymentFaultCode } from "./payment-error-event.js";

/**
 * Reports a failure to the shop by `payment-error`. On localhost it also logs code and cause to the console; nobody
 * reads a buyer's console.
 */
export function reportFailure(
  element: HTMLElement,
  code: PaymentFaultCode,
  message: string,
  error: unknown,
): void {
  if (isLoopback(location.hostname)) console.error(code, error);
  element.dispatchEvent(new PaymentErrorEvent({ code, message }, error));
}
