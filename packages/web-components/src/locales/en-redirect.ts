import type { RedirectWords } from "./locale.js";

/** English for elements that send the buyer elsewhere to pay. */
export const enRedirect: RedirectWords = {
  loading: "One moment…",
  busy: "Preparing your payment…",
  done: "Taking you to the payment page…",
  faults: () => import("./en-redirect-faults.js").then((module) => module.enRedirectFaults),
};
