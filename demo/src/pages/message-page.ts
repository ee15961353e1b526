import type { Language } from "../shop/language.js";
import { sentences } from "../shop/sentences.js";
import { html } from "../html/html.js";
import type { Page } from "./layout.js";

type Message = "notFound" | "orderUnknown" | "paymentUnknown" | "failed";

/** A page that says one thing and the ways on. */
export function messagePage(what: Message, language: Language): Page {
  const say = sentences[language];
  const hasOrders = what === "orderUnknown" || what === "paymentUnknown";
  return {
    title: say[what],
    body: html`<section class="note bad">
      <h1>${say[what]}</h1>
      <p>${say[`${what}Text`]}</p>
      <p class="on">
        ${hasOrders && html`<a class="button" href="/orders">${say.orders}</a>`}
        <a class="button ${hasOrders ? "quiet" : ""}" href="/">${say.toShop}</a>
      </p>
    </section>`,
  };
}
