import { enPaypal } from "../../locales/en-paypal.js";
import type { Locale } from "../../locales/locale.js";
import { RedirectPayment } from "../redirect-payment/redirect-payment.js";

/**
 * Pays one order of the shop with PayPal: a button that redirects to PayPal.
 *
 * @element sips-paypal
 * @attr endpoint - Where sipsRouter is mounted, such as /sips.
 * @attr order-id - The order, as the shop's resolveOrder knows it.
 * @attr locale - Language; else the page's `lang`.
 * @attr submit-label - Text of the button; the slot does the same.
 * @attr disabled - Nothing can be sent.
 *
 * @slot submit - The text of the button.
 * @csspart form @csspart notice @csspart submit @csspart status @csspart answers @csspart see @csspart agree
 *
 * @fires {SipsReadyEvent} sips-ready - The button can be pressed.
 * @fires {PaymentNextEvent} payment-next - Sent; cancelable, else the page goes to `detail.url`.
 * @fires {PaymentErrorEvent} payment-error - Could not send.
 */
export class SipsPaypal extends RedirectPayment {
  protected override readonly paymentMethod = "paypal";

  protected override label({ paypal = enPaypal }: Locale): string {
    return paypal.pay;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "sips-paypal": SipsPaypal;
  }
}
