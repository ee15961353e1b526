import { html, type Html } from "../html/html.js";
import { checkoutSentences } from "./checkout-sentences.js";
import type { Language } from "./language.js";

/** What stands where a form needs its script, until that is there: seen only when it takes too long, or never comes. */
export function unlessLoaded(language: Language): Html {
  const say = checkoutSentences[language];
  return html`<p class="warning late">${say.notLoaded} <a href="">${say.loadAgain}</a></p>`;
}
