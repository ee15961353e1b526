import type { Language } from "./language.js";
import { html, type Html } from "../html/html.js";

const sentences: Readonly<Record<Language, string>> = {
  en: "Leave out the card number or IBAN: it must not be kept here.",
  fr: "Retirez le numéro de carte ou l’IBAN\u00a0: il ne doit pas être conservé ici.",
};

/** The attribute of a field in which no card number and no IBAN belongs; `typed-numbers.js` reads it. */
export function noNumber(language: Language): Html {
  return html`data-no-number="${sentences[language]}"`;
}
