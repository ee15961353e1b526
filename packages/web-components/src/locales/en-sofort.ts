import type { ButtonWords } from "./locale.js";

/** English for the element for Sofort. */
export const enSofort: ButtonWords = { pay: "Pay with Sofort" };
