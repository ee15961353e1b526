const again = "Your card could not be read. Please enter it again.";
const expired = "The time to pay has run out. Please enter your card again.";
const bank = "The bank cannot be reached at the moment. Nothing has been charged.";
const fields = "The secure card fields did not load. Check your connection and try again.";

/** English for errors while the shop can be reached; loaded when one of them is to be shown. */
export const enFaults: Readonly<Record<string, string>> = {
  PAYMENT_SESSION_EXPIRED: expired,
  PAYMENT_ORDER_PAID: "This order has been paid already.",
  PAYMENT_ORDER_PENDING: "A payment for this order is in progress. Please do not pay twice.",
  PAYMENT_ORDER_CHANGED: "Your order has changed. Please go back to your basket.",
  PAYMENT_ORDER_UNKNOWN: "This order cannot be found. Please go back to your basket.",
  PAYMENT_METHOD_UNAVAILABLE: "This way to pay is not available here. Please choose another one.",
  PAYMENT_GATEWAY_UNREACHABLE: bank,
  PAYMENT_GATEWAY_REFUSED: bank,
  PAYMENT_GATEWAY_BUSY: "Many buyers are paying right now. Please try again in a moment.",
  PAYMENT_TOO_MANY: "Too many attempts. You can try again at {time}.",
  PAYMENT_SESSION_INVALID: again,
  ELEMENTS_TOKENIZE_TIMEOUT: again,
  ELEMENTS_TOKENIZE_REFUSED: "Your card details could not be read. Please check them.",
  ELEMENTS_TOKENIZE_EXPIRED: expired,
  ELEMENTS_TOKENIZE_FAILED: bank,
  ELEMENTS_SCRIPT_FAILED: fields,
  ELEMENTS_SCRIPT_TIMEOUT: fields,
  ELEMENTS_FIELDS_TIMEOUT: fields,
  ELEMENTS_FIELDS_FAILED: fields,
};
