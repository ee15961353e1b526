import { catalogue, type Product } from "../shop/catalogue.js";
import type { Language } from "../shop/language.js";
import { money } from "../shop/money.js";
import { sentences } from "../shop/sentences.js";
import { html, type Html } from "../html/html.js";
import type { Page } from "./layout.js";

/** The shop window: everything it sells. */
export function shopPage(language: Language): Page {
  const say = sentences[language];
  return {
    title: say.shop,
    body: html`<section class="lead">
        <h1>${say.lead}</h1>
        <p>${say.leadText}</p>
      </section>
      <ul class="products">
        ${catalogue.map((product) => card(product, language))}
      </ul>`,
  };
}

function card(product: Product, language: Language): Html {
  return html`<li class="product">
    <div class="picture picture-${product.id}">${product.drawing}</div>
    <h2 id="name-${product.id}">${product.name[language]}</h2>
    <p class="about">${product.about[language]}</p>
    <form class="buy" method="post" action="/basket">
      <span class="price">${money(product.priceMinor, language)}</span>
      <input type="hidden" name="product" value="${product.id}" />
      <button aria-describedby="name-${product.id}">${sentences[language].add}</button>
    </form>
  </li>`;
}
