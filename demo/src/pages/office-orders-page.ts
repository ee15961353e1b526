import { accountOf } from "../shop/account.js";
import type { Language } from "../shop/language.js";
import { money } from "../shop/money.js";
import { officeSentences } from "../shop/office-sentences.js";
import { sentences } from "../shop/sentences.js";
import { html, type Html } from "../html/html.js";
import type { Page } from "./layout.js";
import { day, orderTag, paymentTag, type ToldOrder } from "./order-pages.js";

/** The office's sign-in page, which says that this is a demonstration. */
export function officeDoorPage(language: Language): Page {
  const say = officeSentences[language];
  return {
    title: say.title,
    body: html`<section class="note">
      <h1>${say.title}</h1>
      <p class="warning">${say.demo}</p>
      <form method="post" action="/office/enter"><button>${say.enter}</button></form>
    </section>`,
  };
}

/** The last orders of all buyers. */
export function officeOrdersPage(orders: readonly ToldOrder[], language: Language): Page {
  const say = officeSentences[language];
  return {
    title: say.title,
    body: html`<h1>${say.title}</h1>
      <form class="under" method="post" action="/office/leave">
        <button class="plain">${say.leave}</button>
      </form>
      ${
        orders.length === 0
          ? html`<p>${say.noOrders}</p>`
          : html`<ul class="lines">
              ${orders.map((one) => row(one, language))}
            </ul>`
      }`,
  };
}

function row({ order, payments }: ToldOrder, language: Language): Html {
  const [say, shop] = [officeSentences[language], sentences[language]];
  return html`<li class="line">
    <div class="what">
      <h2>${shop.orderOf(order.orderId)}</h2>
      <p class="about">${day(order.openedAt, language)} · ${accountOf(order.buyer) ?? say.guest}</p>
      ${payments.length === 0 && html`<p class="about">${say.noPayment}</p>`}
      ${payments.map(
        (one) =>
          html`<p class="each">
            <a href="/office/payments/${one.payment.reference}">${one.payment.reference}</a>
            ${paymentTag(one, language)}
          </p>`,
      )}
    </div>
    ${orderTag({ order, payments }, language)}
    <p class="price">${money(order.amountMinor, language)}</p>
  </li>`;
}
