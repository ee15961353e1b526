import { SipsIdeal } from "./elements/ideal/sips-ideal.js";

// Separate from define.ts, so that a page loads only the payment methods it uses. On a server it does nothing.
if (globalThis.customElements && !customElements.get("sips-ideal")) {
  customElements.define("sips-ideal", SipsIdeal);
}

export { SipsIdeal };
