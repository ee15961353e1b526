import type { PaypalWords } from "./locale.js";

/** English for the element for PayPal. */
export const enPaypal: PaypalWords = { pay: "Pay with PayPal" };
