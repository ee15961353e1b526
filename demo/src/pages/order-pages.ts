import type { InstalmentSchedule, JournalEvent } from "@sips-kit/server";
import { cardText } from "../shop/card-text.js";
import { countryOf } from "../shop/countries.js";
import type { Placed } from "../shop/delivery.js";
import { developerSentences } from "../shop/developer-sentences.js";
import type { DeveloperView } from "../shop/developer-view.js";
import { detailTexts, eventText, stateText } from "../shop/event-sentences.js";
import { instalmentTable } from "../shop/instalment-table.js";
import type { Language } from "../shop/language.js";
import { addressLines } from "../shop/write-mail.js";
import { money } from "../shop/money.js";
import { orderSentences } from "../shop/order-sentences.js";
import type { Order } from "../shop/orders.js";
import { paymentText } from "../shop/payment-text.js";
import { sentences } from "../shop/sentences.js";
import { clock, day } from "../shop/shop-time.js";
import {
  orderStandingOf,
  standingOf,
  standingText,
  sumOf,
  toneOf,
  type OperatedPayment,
  type OrderStanding,
} from "../shop/standing.js";
import { orderLines } from "./order-lines.js";
import { totals } from "./order-summary.js";
import { fact } from "../html/fact.js";
import { html, type Html } from "../html/html.js";
import type { Page } from "./layout.js";

/** An attempt to pay with its history, oldest line first. */
export interface ToldPayment extends OperatedPayment {
  readonly history: readonly JournalEvent[];
  /** Its calls in the simulator's console, when there is one. */
  readonly callsUrl: string | undefined;
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

/** What the page of an order shows. */
export interface ShownOrder {
  readonly order: Order;
  /** Undefined while the buyer has not said where it goes. */
  readonly placed: Placed | undefined;
  readonly payments: readonly ToldPayment[];
  /** Of an order that is paid in instalments. */
  readonly schedule: InstalmentSchedule | undefined;
  readonly view: DeveloperView;
  readonly language: Language;
}

/** One order in the buyer's words; the developer view adds every attempt to pay it, from the journal. */
export function orderPage({ order, placed, payments, schedule, view, language }: ShownOrder): Page {
  const say = sentences[language];
  const told = orderSentences[language];
  const title = say.orderOf(order.orderId);
  const standing = orderStandingOf(order, payments);
  const hasFailed = standing === "open" && payments[0]?.payment.state === "refused";
  return {
    title,
    styles: ["checkout.css", "order.css"],
    body: html`<h1>${title}</h1>
      <p class="under">
        ${orderTag({ order, payments }, language)} ${told.placedOn(day(order.openedAt, language))}
      </p>
      <p>${told.told[standing]} ${hasFailed && told.notPaid}</p>
      ${waysOn(order, payments, language)}
      <div class="columns">
        <section class="card" aria-label="${say.order}">
          <ul class="brief">
            ${orderLines(order, language)}
          </ul>
          ${totals({ order, country: placed && countryOf(placed.country), language })}
          ${instalmentTable(schedule, language)}
        </section>
        ${placed && facts(placed, payments, language)}
      </div>
      ${view.isOn && inJournal(payments, language)}`,
  };
}

function waysOn(order: Order, payments: readonly ToldPayment[], language: Language): Html | false {
  if (order.state === "paid") {
    return html`<p class="on">
      <a class="button quiet" href="/orders/${order.orderId}/receipt"
        >${orderSentences[language].seeReceipt}</a
      >
    </p>`;
  }
  return (
    orderStandingOf(order, payments) === "open" &&
    html`<p class="on">
      <a class="button" href="/checkout?order=${order.orderId}">${sentences[language].payNow}</a>
    </p>`
  );
}

function facts(placed: Placed, payments: readonly ToldPayment[], language: Language): Html {
  const say = orderSentences[language];
  const paid = payments.find(({ payment }) => payment.state === "accepted");
  const refunded = paid ? sumOf(paid.operations, "refund") : 0;
  return html`<section class="sum" aria-label="${say.deliverTo}">
    <h2>${say.deliverTo}</h2>
    <p>${addressLines(placed, language).map((line) => html`<span class="in-line">${line}</span> `)}</p>
    <dl class="stacked">
      ${paid && fact(say.paidWith, paymentText(paid.payment, language))}
      ${paid && fact(say.confirmationTo, placed.email)}
      ${refunded > 0 && fact(say.toBePaidBack, money(refunded, language))}
    </dl>
  </section>`;
}

function inJournal(payments: readonly ToldPayment[], language: Language): Html {
  const say = developerSentences[language];
  return html`<section aria-labelledby="attempts">
    <h2 id="attempts">${say.attempts}</h2>
    ${payments.length === 0 && html`<p>${say.noAttempts}</p>`}
    ${payments.map((told) => attempt(told, language))}
  </section>`;
}

function attempt({ payment, operations, history, callsUrl }: ToldPayment, language: Language): Html {
  return html`<section class="card attempt" aria-label="${payment.reference}">
    <h3>${payment.reference}</h3>
    <p class="under">
      ${paymentTag({ payment, operations }, language)} ${cardText(payment)}
      ${payment.responseCode && `responseCode ${payment.responseCode}`}
    </p>
    ${historyTable(history, language)}
    ${
      callsUrl !== undefined &&
      html`<p class="small"><a href="${callsUrl}">${developerSentences[language].calls}</a></p>`
    }
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
    <td><time datetime="${time.toISOString()}">${clock(time.toISOString(), language)}</time></td>
    <td>${[from, to].flatMap((state) => (state ? stateText(state, language) : [])).join(" → ")}</td>
    <td>${[eventText(what, language), ...detailTexts(details, language)].join(", ")}</td>
  </tr>`;
}

/** The status of a payment, as a word and a colour. */
export function paymentTag({ payment, operations }: OperatedPayment, language: Language): Html {
  const standing = standingOf(payment, operations);
  return html`<span class="tag ${toneOf(standing)}">${standingText(standing, language)}</span>`;
}

/** What was taken back needs nobody's attention any more. */
const orderTones: Readonly<Partial<Record<OrderStanding, string>>> = {
  paid: "good",
  open: "open",
  unsure: "open",
  held: "open",
};

/** The status of an order, as a word and a colour. */
export function orderTag({ order, payments }: ToldOrder, language: Language): Html {
  const standing = orderStandingOf(order, payments);
  const tone = orderTones[standing] ?? "quiet";
  return html`<span class="tag ${tone}">${sentences[language].orderStates[standing]}</span>`;
}
