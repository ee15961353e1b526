import { SipsSofort } from "./elements/sofort/sips-sofort.js";

// Separate from define.ts, so that a page loads only the payment methods it uses. On a server it does nothing.
if (globalThis.customElements && !customElements.get("sips-sofort")) {
  customElements.define("sips-sofort", SipsSofort);
}

export { SipsSofort };
