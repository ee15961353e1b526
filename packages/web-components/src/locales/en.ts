import type { Locale } from "./locale.js";

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
  hints: { cardExpiryDate: "MM / YY", cardCSCValue: "3–4 digits" },
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
  loading: "Loading the card form…",
  slow: "This takes longer than usual. Keep this page open.",
  busy: "Sending your payment…",
  done: "Your card was sent…",
  offline: "You are offline. Check your connection and try again.",
  unreachable: "We cannot reach the shop. Check your connection and try again.",
  failed: "Something went wrong. Try again.",
};
