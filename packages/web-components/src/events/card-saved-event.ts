import type { SavedCard } from "@sips-kit/protocol/checkout";

/** `card-saved`: a card is in the buyer's wallet; `detail` has its mask and id, nothing else of it. */
export class CardSavedEvent extends Event {
  constructor(readonly detail: SavedCard) {
    super("card-saved", { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    "card-saved": CardSavedEvent;
  }
}
