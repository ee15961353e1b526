import type { Language } from "../shop/language.js";
import { money } from "../shop/money.js";
import { totalOf, type Line } from "../shop/lines.js";
import { sentences } from "../shop/sentences.js";
import { html, type Html } from "../html/html.js";
import type { Page } from "./layout.js";

/** The basket, with the buttons to pay. */
export function basketPage(lines: readonly Line[], language: Language): Page {
  const say = sentences[language];
  const title = say.basket;
  if (lines.length === 0) {
    const body = html`<section class="note">
      <h1>${title}</h1>
      <p>${say.emptyBasket}</p>
      <p><a class="button" href="/">${say.toShop}</a></p>
    </section>`;
    return { title, body };
  }
  return {
    title,
    scripts: ["basket.js"],
    body: html`<h1>${title}</h1>
      <div class="columns">
        <ul class="lines">
          ${lines.map((line) => row(line, language))}
        </ul>
        <aside class="sum" aria-label="${say.total}">
          <dl>
            <div>
              <dt>${say.delivery}</dt>
              <dd>${say.free}</dd>
            </div>
            <div class="whole" aria-live="polite" aria-atomic="true">
              <dt>${say.total}</dt>
              <dd>${money(totalOf(lines), language)}</dd>
            </div>
          </dl>
          <a class="button wide" href="/checkout">${say.checkout}</a>
          <a class="back" href="/">${say.toShop}</a>
        </aside>
      </div>`,
  };
}

function row({ product, quantity }: Line, language: Language): Html {
  const say = sentences[language];
  return html`<li class="line">
    <div class="picture small picture-${product.id}">${product.drawing}</div>
    <div class="what">
      <h2 id="line-${product.id}">${product.name[language]}</h2>
      <p class="about">${quantity > 1 && say.each(money(product.priceMinor, language))}</p>
    </div>
    <form class="amount" method="post" action="/basket/quantity">
      <input type="hidden" name="product" value="${product.id}" />
      <label for="quantity-${product.id}">${say.quantity}</label>
      <input
        id="quantity-${product.id}"
        name="quantity"
        type="number"
        required
        min="1"
        max="20"
        value="${quantity}"
        aria-describedby="line-${product.id}"
      />
      <button class="plain" aria-describedby="line-${product.id}">${say.update}</button>
      <button class="plain" name="remove" value="1" formnovalidate aria-describedby="line-${product.id}">
        ${say.remove}
      </button>
    </form>
    <p class="price">${money(product.priceMinor * quantity, language)}</p>
  </li>`;
}
