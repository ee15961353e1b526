import type { Locale } from "./locale.js";

const network = "We cannot reach the shop. Check your connection and try again.";
const again = "Your card could not be read. Please enter it again.";
const expired = "The time to pay has run out. Please enter your card again.";
const bank = "The bank cannot be reached at the moment. Nothing has been charged.";
const fields = "The secure card fields did not load. Check your connection and try again.";

/** The language that is always there: others that fail to load fall back on it. */
export const en: Locale = {
  tag: "en",
  form: "Pay by card",
  labels: {
    cardNumber: "Card number",
    cardExpiryDate: "Expiry date",
    cardCSCValue: "Security code",
    cardholderName: "Cardholder name",
  },
  hints: { cardExpiryDate: "MM / YY" },
  problems: {
    cardNumber: { missing: "Enter your card number.", invalid: "Check the card number." },
    cardExpiryDate: { missing: "Enter the expiry date.", invalid: "Check the expiry date." },
    cardCSCValue: { missing: "Enter the security code.", invalid: "Check the security code." },
    cardholderName: {
      missing: "Enter the name on the card.",
      invalid: "This looks like a card number. Enter the name on the card.",
    },
  },
  brandChoice: "Card brand",
  pay: "Pay",
  retry: "Try again",
  see: "See your payment",
  loading: "Loading the secure card form…",
  slow: "This takes longer than usual. Please keep this page open.",
  sending: "Sending your payment…",
  done: "Your card was sent. One moment…",
  checkFields: "Please check your card details.",
  faults: {
    PAYMENT_SESSION_EXPIRED: expired,
    PAYMENT_ORDER_PAID: "This order has been paid already.",
    PAYMENT_ORDER_PENDING: "A payment of this order is under way. Please do not pay twice.",
    PAYMENT_ORDER_CHANGED: "Your order has changed. Please go back to your basket.",
    PAYMENT_ORDER_UNKNOWN: "This order cannot be found. Please go back to your basket.",
    PAYMENT_GATEWAY_UNREACHABLE: bank,
    PAYMENT_GATEWAY_REFUSED: bank,
    PAYMENT_GATEWAY_BUSY: "Many buyers are paying just now. Please try again in a moment.",
    PAYMENT_TOO_MANY: "Too many attempts. You can try again at {time}.",
    PAYMENT_BODY_INVALID: again,
    PAYMENT_SESSION_INVALID: again,
    ELEMENTS_TOKENIZE_TIMEOUT: again,
    ELEMENTS_TOKENIZE_REFUSED: again,
    ELEMENTS_TOKENIZE_OFFLINE: "You are offline. Check your connection and try again.",
    ELEMENTS_TOKENIZE_EXPIRED: expired,
    ELEMENTS_TOKENIZE_FAILED: bank,
    ELEMENTS_ENDPOINT_UNREACHABLE: network,
    ELEMENTS_ENDPOINT_TIMEOUT: network,
    ELEMENTS_SCRIPT_FAILED: fields,
    ELEMENTS_SCRIPT_TIMEOUT: fields,
    ELEMENTS_FIELDS_TIMEOUT: fields,
    ELEMENTS_FIELDS_FAILED: fields,
  },
  failed: "Something went wrong. Please try again.",
};
