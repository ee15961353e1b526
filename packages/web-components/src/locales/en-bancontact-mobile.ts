import type { ButtonWords } from "./locale.js";

/** English for the element for Bancontact Mobile. */
export const enBancontactMobile: ButtonWords = { pay: "Pay with Bancontact" };
