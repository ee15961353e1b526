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
    cardNumber: {
      missing: "Enter your card number.",
      incomplete: "The card number is too short.",
      invalid: "Check the card number: a digit seems wrong.",
    },
    cardExpiryDate: {
      missing: "Enter the expiry date.",
      incomplete: "Enter month and year, such as 04 / 29.",
      invalid: "Check the expiry date: this date does not exist on a card.",
      expired: "This card has expired. Use another one.",
    },
    cardCSCValue: {
      missing: "Enter the security code.",
      incomplete: "The security code is too short.",
      invalid: "The security code is too long.",
    },
    cardholderName: { missing: "Enter the name on the card." },
  },
  cscHelp: {
    3: "The three digits on the back of the card",
    4: "The four digits on the front of the card",
  },
  brandChoice: "Card brand",
  brandChoiceHelp: "Your card carries two brands. You may choose the one to pay with.",
  brandUnchosen: "No choice made: your card's usual brand is used.",
  pay: "Pay",
  retry: "Try again",
  loading: "Loading the secure card form…",
  slow: "This takes longer than usual. Please wait.",
  sending: "Sending your payment…",
  sendingSlow: "Your payment is still being sent. Please do not close this page.",
  done: "Your card was sent. One moment…",
  checkFields: "Please check your card details.",
  challengeTitle: "Confirm your payment with your bank",
  challengeCancel: "Cancel",
  challengeAsk: "Cancel the confirmation? Your payment will not be made.",
  challengeStay: "Continue the confirmation",
  challengeLeave: "Cancel the payment",
  challengeCancelled: "You cancelled the confirmation. To pay, enter your card again.",
  faults: {
    PAYMENT_SESSION_EXPIRED: "The time to pay has run out. Please enter your card again.",
    PAYMENT_ORDER_PAID: "This order has been paid already.",
    PAYMENT_ORDER_UNKNOWN: "This order cannot be found. Please go back to your basket.",
    PAYMENT_ALREADY_SENT: "This payment has been sent already.",
    PAYMENT_GATEWAY_UNREACHABLE: "The bank cannot be reached at the moment. Nothing has been charged.",
    PAYMENT_BODY_INVALID: "Your card could not be read. Please enter it again.",
    PAYMENT_TOO_MANY_REQUESTS: "Too many attempts. Wait a moment and try again.",
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
