import type { GooglePayWords } from "./locale.js";

/** English for the element for Google Pay. */
export const enGooglePay: GooglePayWords = {
  pay: "Pay with Google Pay",
  closed: "You closed Google Pay. Nothing was charged.",
};
