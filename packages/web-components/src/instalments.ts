import { SipsInstalments } from "./elements/instalments/sips-instalments.js";

// Separate from define.ts, so that a page loads it only where a shop offers instalments. On a server it does nothing.
if (globalThis.customElements && !customElements.get("sips-instalments")) {
  customElements.define("sips-instalments", SipsInstalments);
}

export { SipsInstalments };
