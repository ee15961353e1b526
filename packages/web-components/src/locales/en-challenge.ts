import type { ChallengeWords } from "./locale.js";

/** English for the dialog. */
export const enChallenge: ChallengeWords = {
  title: "Confirm your payment with your bank",
  page: "Open on a full page",
  cancel: "Cancel",
  ask: "Cancel the confirmation? Your payment will not be made.",
  stay: "Continue the confirmation",
  leave: "Cancel the payment",
  cancelled: "You cancelled the confirmation. To pay, enter your card again.",
};
