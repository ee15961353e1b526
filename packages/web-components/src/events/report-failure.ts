import { isLoopback } from "../card-source/is-loopback.js";
import { PaymentErrorEvent, type PaymentFaultCode } from "./payment-error-event.js";

/**
 * Tells the shop of a failure by `payment-error`. On the developer's own machine the browser's console shows code and
 * cause as well; a buyer's console is nobody's log.
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
