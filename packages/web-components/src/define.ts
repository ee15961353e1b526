import { SipsCardForm } from "./elements/card-form/sips-card-form.js";

// The one side effect of the package. On a server, where there is no registry, it has none.
if (globalThis.customElements && !customElements.get("sips-card-form")) {
  customElements.define("sips-card-form", SipsCardForm);
}

export { SipsCardForm };
