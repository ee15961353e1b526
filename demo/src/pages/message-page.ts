import type { Language } from "../shop/language.js";
import { sentences } from "../shop/sentences.js";
import { html } from "../html/html.js";
import type { Page } from "./layout.js";

/** A page that says one thing and the way back. */
export function messagePage(what: "notFound" | "paymentUnknown" | "failed", language: Language): Page {
  const say = sentences[language];
  return {
    title: say[what],
    body: html`<section class="note bad">
      <h1>${say[what]}</h1>
      <p>${say[`${what}Text`]}</p>
      <p class="on"><a class="button" href="/">${say.toShop}</a></p>
    </section>`,
  };
}
