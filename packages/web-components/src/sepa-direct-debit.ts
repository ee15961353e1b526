import { SipsMandateForm } from "./elements/mandate-form/sips-mandate-form.js";

// Separate from define.ts, so that a page loads only the payment methods it uses. On a server it does nothing.
if (globalThis.customElements && !customElements.get("sips-mandate-form")) {
  customElements.define("sips-mandate-form", SipsMandateForm);
}

export { SipsMandateForm };
