import { SipsPaypal } from "./elements/paypal/sips-paypal.js";

// Separate from define.ts, so that a page loads only the payment methods it uses. On a server it does nothing.
if (globalThis.customElements && !customElements.get("sips-paypal")) {
  customElements.define("sips-paypal", SipsPaypal);
}

export { SipsPaypal };
