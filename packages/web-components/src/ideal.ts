import { SipsIdeal } from "./elements/ideal/sips-ideal.js";

// Apart from define.ts, so that a page pays for the payment methods that it has. On a server it does nothing.
if (globalThis.customElements && !customElements.get("sips-ideal")) {
  customElements.define("sips-ideal", SipsIdeal);
}

export { SipsIdeal };
