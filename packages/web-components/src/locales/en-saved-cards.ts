import type { SavedCardsWords } from "./locale.js";

/** English for the elements for saved cards. */
export const enSavedCards: SavedCardsWords = {
  form: "Pay with a saved card",
  choose: "Your saved cards",
  ending: "ending in",
  expires: "Expires",
  expired: "Expired",
  none: "You have no saved card that can be used.",
  loading: "Loading your saved cards…",
  cancelled: "You cancelled the confirmation. To pay, choose your card again.",
  add: "Save a card",
  save: "Save this card",
  saving: "Saving your card…",
  saved: "Your card was saved.",
  brandChoiceHelp: "Your card carries two brands. You may choose the one that your payments will use.",
  faults: () => import("./en-saved-cards-faults.js").then((module) => module.enSavedCardsFaults),
};
