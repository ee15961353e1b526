import type { ButtonWords } from "./locale.js";

/** English for the element for PayPal. */
export const enPaypal: ButtonWords = { pay: "Pay with PayPal" };
