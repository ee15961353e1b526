import { html } from "../html/html.js";
import type { Language } from "../shop/language.js";
import { money } from "../shop/money.js";
import { sentences } from "../shop/sentences.js";
import { day } from "../shop/shop-time.js";
import type { Page } from "./layout.js";
import { orderTag, type ToldOrder } from "./order-tag.js";

/** The list of a buyer's orders. */
export function ordersPage(orders: readonly ToldOrder[], language: Language): Page {
  const say = sentences[language];
  if (orders.length === 0) {
    const body = html`<section class="note">
      <h1>${say.orders}</h1>
      <p>${say.noOrders}</p>
      <p><a class="button" href="/">${say.toShop}</a></p>
    </section>`;
    return { title: say.orders, body };
  }
  return {
    title: say.orders,
    body: html`<h1>${say.orders}</h1>
      <ul class="lines">
        ${orders.map(
          ({ order, payments }) =>
            html`<li class="line">
              <div class="what">
                <h2><a href="/orders/${order.orderId}">${say.orderOf(order.orderId)}</a></h2>
                <p class="about">${day(order.openedAt, language)}</p>
              </div>
              ${orderTag({ order, payments }, language)}
              <p class="price">${money(order.amountMinor, language)}</p>
            </li>`,
        )}
      </ul>`,
  };
}
