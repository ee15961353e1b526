import { SipsElvForm } from "./elements/elv-form/sips-elv-form.js";

// Separate from define.ts, so that a page loads only the payment methods it uses. On a server it does nothing.
if (globalThis.customElements && !customElements.get("sips-elv-form")) {
  customElements.define("sips-elv-form", SipsElvForm);
}

export { SipsElvForm };
