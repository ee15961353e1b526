import { SipsPaypal } from "./elements/paypal/sips-paypal.js";

// Apart from define.ts, so that a page pays for the payment methods that it has. On a server it does nothing.
if (globalThis.customElements && !customElements.get("sips-paypal")) {
  customElements.define("sips-paypal", SipsPaypal);
}

export { SipsPaypal };
