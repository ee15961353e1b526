import { SipsCardForm } from "./elements/card-form/sips-card-form.js";

// On a server, where there is no registry, it does nothing.
if (globalThis.customElements && !customElements.get("sips-card-form")) {
  customElements.define("sips-card-form", SipsCardForm);
}

export { SipsCardForm };
