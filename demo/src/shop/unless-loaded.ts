import { html, type Html } from "../html/html.js";
import { checkoutSentences } from "./checkout-sentences.js";
import type { Language } from "./language.js";

/** The placeholder of a form until its script has loaded: visible only when that takes too long, or fails. */
export function unlessLoaded(language: Language): Html {
  const say = checkoutSentences[language];
  return html`<p class="warning late">${say.notLoaded} <a href="">${say.loadAgain}</a></p>`;
}
