import { html } from "../html/html.js";
import type { Language } from "../shop/language.js";
import type { OfficePage } from "./office-layout.js";
import { officeSentences } from "./office-sentences.js";

/** A page of the office that says one thing. */
export function officeMessagePage(text: string, language: Language): OfficePage {
  const say = officeSentences[language];
  return {
    // Its first sentence.
    title: text.slice(0, text.indexOf(".")),
    body: html`<section class="note bad">
      <h1>${say.title}</h1>
      <p>${text}</p>
      <p><a class="button" href="/office">${say.payments}</a></p>
    </section>`,
  };
}
