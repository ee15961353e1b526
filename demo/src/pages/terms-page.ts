import { html } from "../html/html.js";
import type { Language } from "../shop/language.js";
import { termsSentences } from "../shop/terms-sentences.js";
import type { Page } from "./layout.js";

/** The terms of sale, of a shop that sells nothing. */
export function termsPage(language: Language): Page {
  const { title, sections } = termsSentences[language];
  return {
    title,
    body: html`<article class="prose">
      <h1>${title}</h1>
      ${sections.map(
        ([heading, text]) =>
          html`<h2>${heading}</h2>
            <p>${text}</p>`,
      )}
    </article>`,
  };
}
