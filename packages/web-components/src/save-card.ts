import { SavingCardForm } from "./elements/saving-card-form/saving-card-form.js";

// Instead of define.ts, so that a page which saves no cards does not load it. On a server it does nothing.
if (globalThis.customElements && !customElements.get("sips-card-form")) {
  customElements.define("sips-card-form", SavingCardForm);
}

export { SavingCardForm };
