import { SipsBancontactMobile } from "./elements/bancontact-mobile/sips-bancontact-mobile.js";

// Separate from define.ts, so that a page loads only the payment methods it uses. On a server it does nothing.
if (globalThis.customElements && !customElements.get("sips-bancontact-mobile")) {
  customElements.define("sips-bancontact-mobile", SipsBancontactMobile);
}

export { SipsBancontactMobile };
