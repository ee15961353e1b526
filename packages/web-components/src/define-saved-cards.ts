import { SipsAddCard } from "./elements/add-card/sips-add-card.js";
import { SipsSavedCards } from "./elements/saved-cards/sips-saved-cards.js";

// Separate from define.ts, so that a page without saved cards does not load them. On a server it does nothing.
if (globalThis.customElements && !customElements.get("sips-saved-cards")) {
  customElements.define("sips-saved-cards", SipsSavedCards);
  customElements.define("sips-add-card", SipsAddCard);
}

export { SipsAddCard, SipsSavedCards };
