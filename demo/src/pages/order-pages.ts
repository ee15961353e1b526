import type { JournalEvent } from "@sips-kit/server";
import { cardText } from "../shop/card-text.js";
import { detailTexts, eventText, stateText } from "../shop/event-sentences.js";
import type { Language } from "../shop/language.js";
import { money } from "../shop/money.js";
import type { Order } from "../shop/orders.js";
import { sentences } from "../shop/sentences.js";
import { orderStandingOf, standingOf, standingText, toneOf, type OperatedPayment } from "../shop/standing.js";
import { orderLines } from "./order-lines.js";
import { html, type Html } from "../html/html.js";
import type { Page } from "./layout.js";

/** An attempt to pay with its history, oldest line first. */
export interface ToldPayment extends OperatedPayment {
  readonly history: readonly JournalEvent[];
}

/** An order with its payments, the newest first. */
export interface ToldOrder {
  readonly order: Order;
  readonly payments: readonly OperatedPayment[];
}

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

/** One order with every attempt to pay it, from the journal. */
export function orderPage(order: Order, payments: readonly ToldPayment[], language: Language): Page {
  const say = sentences[language];
  const title = say.orderOf(order.orderId);
  const isPending = payments.some(({ payment }) => ["unknown", "charging"].includes(payment.state));
  return {
    title,
    body: html`<h1>${title}</h1>
      <p class="under">
        ${orderTag({ order, payments }, language)} ${day(order.openedAt, language)} ·
        ${money(order.amountMinor, language)}
      </p>
      <ul class="brief card">
        ${orderLines(order, language)}
      </ul>
      ${
        order.state === "open" &&
        !isPending &&
        html`<p class="on">
          <a class="button" href="/checkout?mode=hosted&amp;order=${order.orderId}">${say.payNow}</a>
        </p>`
      }
      <h2>${say.attempts}</h2>
      ${payments.length === 0 && html`<p>${say.noAttempts}</p>`}
      ${payments.map((told) => attempt(told, language))}`,
  };
}

function attempt({ payment, operations, history }: ToldPayment, language: Language): Html {
  return html`<section class="card attempt" aria-label="${payment.reference}">
    <h3>${payment.reference}</h3>
    <p class="under">
      ${paymentTag({ payment, operations }, language)} ${cardText(payment)}
      ${payment.responseCode && `responseCode ${payment.responseCode}`}
    </p>
    ${historyTable(history, language)}
  </section>`;
}

/** Everything that happened to an attempt, in order. */
export function historyTable(history: readonly JournalEvent[], language: Language): Html {
  const say = sentences[language];
  const reference = history[0]?.reference ?? "";
  return html`<div class="scroll" role="region" aria-label="${say.history} ${reference}" tabindex="0">
    <table class="stacks">
      <thead>
        <tr>
          <th scope="col">${say.when}</th>
          <th scope="col">${say.move}</th>
          <th scope="col">${say.what}</th>
        </tr>
      </thead>
      <tbody>
        ${history.map((event) => eventRow(event, language))}
      </tbody>
    </table>
  </div>`;
}

function eventRow({ at, from, to, what, details }: JournalEvent, language: Language): Html {
  const time = new Date(at);
  return html`<tr>
    <td><time datetime="${time.toISOString()}">${clock(time, language)}</time></td>
    <td>${[from, to].flatMap((state) => (state ? stateText(state, language) : [])).join(" → ")}</td>
    <td>${[eventText(what, language), ...detailTexts(details, language)].join(", ")}</td>
  </tr>`;
}

/** The status of a payment, as a word and a colour. */
export function paymentTag({ payment, operations }: OperatedPayment, language: Language): Html {
  const standing = standingOf(payment, operations);
  return html`<span class="tag ${toneOf(standing)}">${standingText(standing, language)}</span>`;
}

/** The status of an order, as a word and a colour. */
export function orderTag({ order, payments }: ToldOrder, language: Language): Html {
  const standing = orderStandingOf(order, payments);
  const tone = standing === "paid" ? "good" : "open";
  return html`<span class="tag ${tone}">${sentences[language].orderStates[standing]}</span>`;
}

/** A date in the format of the language. */
export function day(isoTime: string, language: Language): string {
  return new Date(isoTime).toLocaleDateString(language === "fr" ? "fr-FR" : "en-GB", { dateStyle: "long" });
}

/** A time of day in the format of the language. */
export function clock(time: Date, language: Language): string {
  return time.toLocaleTimeString(language === "fr" ? "fr-FR" : "en-GB", { timeStyle: "medium" });
}
