import { html, type Html } from "../html/html.js";
import type { Language } from "../shop/language.js";
import { orderSentences } from "../shop/order-sentences.js";
import type { SentMail } from "../shop/outbox.js";
import { clock, day } from "../shop/shop-time.js";
import type { Page } from "./layout.js";

/** The e-mails of the demo, for the developer view. */
export function outboxPage(mails: readonly SentMail[], language: Language): Page {
  const say = orderSentences[language];
  return {
    title: say.outbox,
    styles: ["order.css"],
    body: html`<h1>${say.outbox}</h1>
      <p class="about">${say.outboxText}</p>
      ${mails.length === 0 && html`<p>${say.noMails}</p>`} ${mails.map((mail) => mailOf(mail, language))}`,
  };
}

function mailOf({ at, to, subject, text }: SentMail, language: Language): Html {
  const say = orderSentences[language];
  return html`<article class="card mail">
    <h2>${subject}</h2>
    <p class="about">
      ${say.to} ${to} ·
      <time datetime="${at}">${day(at, language)}, ${clock(at, language)}</time>
    </p>
    <pre>${text}</pre>
  </article>`;
}
