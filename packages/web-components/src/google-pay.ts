import { SipsGooglePay } from "./elements/google-pay/sips-google-pay.js";

// Separate from define.ts, so that a page loads only the payment methods it uses. On a server it does nothing.
if (globalThis.customElements && !customElements.get("sips-google-pay")) {
  customElements.define("sips-google-pay", SipsGooglePay);
}

export { SipsGooglePay };
