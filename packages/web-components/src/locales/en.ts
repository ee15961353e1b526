import type { Locale } from "./locale.js";

const network = "We cannot reach the shop. Check your connection and try again.";
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
    cardholderName: { missing: "Enter the name on the card." },
  },
  brandChoice: "Card brand",
  pay: "Pay",
  retry: "Try again",
  see: "See your payment",
  loading: "Loading the secure card form…",
  slow: "This takes longer than usual. Please wait.",
  sending: "Sending your payment…",
  sendingSlow: "Your payment is still being sent. Please do not close this page.",
  done: "Your card was sent. One moment…",
  checkFields: "Please check your card details.",
  faults: {
    PAYMENT_SESSION_EXPIRED: "The time to pay has run out. Please enter your card again.",
    PAYMENT_ORDER_PAID: "This order has been paid already.",
    PAYMENT_SESSION_INVALID: "This payment cannot be continued. Please enter your card again.",
    PAYMENT_ORDER_PENDING: "A payment for this order is being processed. Please do not pay a second time.",
    PAYMENT_ORDER_CHANGED: "Your order has changed. Please go back to your basket.",
    PAYMENT_MODE_UNAVAILABLE: "The shop does not take cards in this way.",
    PAYMENT_GATEWAY_REFUSED: "The bank cannot take this payment at the moment. Nothing has been charged.",
    PAYMENT_ORDER_UNKNOWN: "This order cannot be found. Please go back to your basket.",
    PAYMENT_ALREADY_SENT: "This payment has been sent already.",
    PAYMENT_GATEWAY_UNREACHABLE: "The bank cannot be reached at the moment. Nothing has been charged.",
    PAYMENT_BODY_INVALID: "Your card could not be read. Please enter it again.",
    PAYMENT_TOO_MANY: "Too many attempts. Wait a moment and try again.",
    ELEMENTS_ENDPOINT_UNREACHABLE: network,
    ELEMENTS_ENDPOINT_TIMEOUT: network,
    ELEMENTS_SCRIPT_FAILED: fields,
    ELEMENTS_SCRIPT_TIMEOUT: fields,
    ELEMENTS_FIELDS_TIMEOUT: fields,
    ELEMENTS_FIELDS_FAILED: fields,
    ELEMENTS_TOKENIZE_TIMEOUT: "Your card could not be read in time. Please enter it again.",
    ELEMENTS_TOKENIZE_REFUSED: "Your card could not be read. Please enter it again.",
  },
  failed: "Something went wrong. Please try again.",
};
