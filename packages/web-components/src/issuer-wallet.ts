import { SipsIssuerWallet } from "./elements/issuer-wallet/sips-issuer-wallet.js";

// Separate from define.ts, so that a page loads only the payment methods it uses. On a server it does nothing.
if (globalThis.customElements && !customElements.get("sips-issuer-wallet")) {
  customElements.define("sips-issuer-wallet", SipsIssuerWallet);
}

export { SipsIssuerWallet };
