import type { IdealWords } from "./locale.js";

/** English for the element for iDEAL. */
export const enIdeal: IdealWords = {
  pay: "Pay with iDEAL",
  bank: "Your bank",
  choose: "Choose your bank",
  missing: "Choose your bank to continue.",
  invalid: "This bank is not available at the moment. Choose another one.",
};
