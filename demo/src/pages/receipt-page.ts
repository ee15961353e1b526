import type { InstalmentSchedule, Operation, Payment } from "@sips-kit/server";
import { fact } from "../html/fact.js";
import { html, type Html } from "../html/html.js";
import { instalmentTable } from "../shop/instalment-table.js";
import { checkoutSentences } from "../shop/checkout-sentences.js";
import { countryOf, homeCountry } from "../shop/countries.js";
import type { Placed } from "../shop/delivery.js";
import type { Language } from "../shop/language.js";
import { addressLines } from "../shop/address-lines.js";
import { money, percent } from "../shop/money.js";
import { orderSentences } from "../shop/order-sentences.js";
import type { Order } from "../shop/orders.js";
import { paymentText } from "../shop/payment-text.js";
import { day } from "../shop/shop-time.js";
import { vatOf } from "../shop/vat.js";
import type { Page } from "./layout.js";
import { takenBackFacts } from "./taken-back-facts.js";

/** What a receipt shows. */
export interface Receipt {
  readonly order: Order;
  readonly placed: Placed;
  readonly payment: Payment;
  /** When and how much is charged, of an order in instalments. */
  readonly schedule: InstalmentSchedule | undefined;
  /** What was done to the payment since. */
  readonly operations: readonly Operation[];
  readonly language: Language;
}

/** The receipt of a paid order: a page that prints on one sheet. */
export function receiptPage(receipt: Receipt): Page {
  const { order, placed, payment, schedule, operations, language } = receipt;
  const say = orderSentences[language];
  const takenBack = takenBackFacts(operations, language);
  const title = say.receiptOf(order.orderId);
  return {
    title,
    styles: ["order.css"],
    scripts: ["print.js"],
    body: html`<article class="card receipt">
      <header>
        <h1>${say.receipt}</h1>
        <button class="quiet" type="button" data-print hidden>${say.print}</button>
      </header>
      <div class="parties">
        ${party(say.soldBy, seller)} ${party(say.soldTo, addressLines(placed, language))}
      </div>
      <dl class="facts">
        ${fact(say.orderNumber, order.orderId)}
        ${fact(say.paidOn, day(new Date(payment.updatedAt).toISOString(), language))}
        ${fact(say.paidWith, paymentText(payment, language))}
      </dl>
      ${items(order, language)} ${vat(receipt)} ${instalmentTable(schedule, language)}
      ${takenBack.length > 0 && html`<dl class="facts">${takenBack}</dl>`}
      <p class="about small">${say.demonstration}</p>
      <p class="on"><a class="button quiet" href="/orders/${order.orderId}">${say.toOrder}</a></p>
    </article>`,
  };
}

const seller = ["Maison Verveine", "1 place des Lices", "35000 Rennes", "France"];

function party(title: string, lines: readonly string[]): Html {
  return html`<section>
    <h2>${title}</h2>
    <p>${lines.map((line) => html`<span>${line}</span> `)}</p>
  </section>`;
}

function items({ lines, amountMinor }: Order, language: Language): Html {
  const say = orderSentences[language];
  return html`<table>
    <thead>
      <tr>
        <th scope="col">${say.item}</th>
        <th scope="col" class="number">${say.price}</th>
        <th scope="col" class="number">${say.sum}</th>
      </tr>
    </thead>
    <tbody>
      ${lines.map(
        ({ product, quantity }) =>
          html`<tr>
            <td>${quantity} × ${product.name[language]}</td>
            <td class="number">${money(product.priceMinor, language)}</td>
            <td class="number">${money(product.priceMinor * quantity, language)}</td>
          </tr>`,
      )}
    </tbody>
    <tfoot>
      <tr>
        <th scope="row" colspan="2">${checkoutSentences[language].total}</th>
        <td class="number">${money(amountMinor, language)}</td>
      </tr>
    </tfoot>
  </table>`;
}

function vat({ order, placed, language }: Receipt): Html {
  const say = orderSentences[language];
  return html`<table>
    <thead>
      <tr>
        <th scope="col">${say.vatRate}</th>
        <th scope="col" class="number">${say.net}</th>
        <th scope="col" class="number">${say.vat}</th>
        <th scope="col" class="number">${say.gross}</th>
      </tr>
    </thead>
    <tbody>
      ${vatOf(order.lines, countryOf(placed.country) ?? homeCountry).map(
        ({ rate, grossMinor, vatMinor }) =>
          html`<tr>
            <td>${percent(rate, language)}</td>
            <td class="number">${money(grossMinor - vatMinor, language)}</td>
            <td class="number">${money(vatMinor, language)}</td>
            <td class="number">${money(grossMinor, language)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}
