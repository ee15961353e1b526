import type { CardFieldName } from "../locales/field-problem.js";

/** What a shop may know of a field while it is filled in: its state, never its content. */
export interface CardFieldState {
  field: CardFieldName;
  empty: boolean;
  valid: boolean;
  /** True when the whole form could be sent. */
  complete: boolean;
  /** Brands of the card as far as they are known, such as ["CB", "VISA"]. */
  brands: readonly string[];
}

/** `card-change`: the state of a field has changed. */
export class CardChangeEvent extends Event {
  constructor(readonly detail: CardFieldState) {
    super("card-change", { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    "card-change": CardChangeEvent;
  }
}
