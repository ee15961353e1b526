import type { Payment } from "@sips-kit/server";
import { stateText } from "../shop/event-sentences.js";
import type { Language } from "../shop/language.js";
import { standingText, type Standing } from "../shop/standing.js";

/** The status of a payment in the words of an office. */
export function statusWord(standing: Standing, language: Language): string {
  if (language === "fr") return standingText(standing, language);
  return statesEn[standing as Payment["state"]] ?? standingText(standing, language);
}

/** A state in the words of an office. */
export function stateWord(state: Payment["state"], language: Language): string {
  return language === "fr" ? stateText(state, language) : statesEn[state];
}

const statesEn: Readonly<Record<Payment["state"], string>> = {
  opened: "at the checkout",
  starting: "being started",
  redirected: "at the bank",
  confirming: "to be confirmed by the buyer",
  charging: "being charged",
  accepted: "accepted",
  refused: "refused",
  "in-review": "in review",
  unknown: "unknown",
  abandoned: "abandoned",
  returned: "returned by the bank",
};
