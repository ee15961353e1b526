const again = "Your payment could not be sent. Please choose your card again.";
const wallet = "Your saved cards cannot be read at the moment. Nothing has been charged.";

/** English for errors with saved cards, instead of the card form's. */
export const enSavedCardsFaults: Readonly<Record<string, string>> = {
  PAYMENT_SESSION_EXPIRED: "The time to pay has run out. Please choose your card again.",
  PAYMENT_SESSION_INVALID: again,
  PAYMENT_GATEWAY_UNREACHABLE: wallet,
  PAYMENT_GATEWAY_REFUSED: wallet,
  PAYMENT_MODE_UNAVAILABLE: "There are no saved cards here. Please enter a card.",
  PAYMENT_WALLET_NONE: "Please log in to use saved cards.",
  PAYMENT_SAVED_CARD_KNOWN: "This card is among your saved cards already.",
  PAYMENT_SAVED_CARD_REFUSED: "This card cannot be saved. Check it, or use another one.",
  PAYMENT_SAVED_CARD_UNSURE:
    "We do not know yet whether your card was saved. Please look at your saved cards.",
};
