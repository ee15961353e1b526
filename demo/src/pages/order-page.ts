import type { InstalmentSchedule } from "@sips-kit/server";
import { fact } from "../html/fact.js";
import { html, type Html } from "../html/html.js";
import { addressLines } from "../shop/address-lines.js";
import { countryOf } from "../shop/countries.js";
import type { Placed } from "../shop/delivery.js";
import type { DeveloperView } from "../shop/developer-view.js";
import { instalmentTable } from "../shop/instalment-table.js";
import type { Language } from "../shop/language.js";
import { orderLines } from "../shop/order-lines.js";
import { orderSentences } from "../shop/order-sentences.js";
import type { Order } from "../shop/orders.js";
import { paymentText } from "../shop/payment-text.js";
import { sentences } from "../shop/sentences.js";
import { day } from "../shop/shop-time.js";
import { countingOf, orderStandingOf, underWayOf } from "../shop/standing.js";
import { attemptsInJournal, type ToldPayment } from "./attempts-in-journal.js";
import type { Page } from "./layout.js";
import { totals } from "./order-summary.js";
import { orderTag } from "./order-tag.js";
import { takenBackFacts } from "./taken-back-facts.js";

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
      ${view.isOn && attemptsInJournal(payments, language)}`,
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
  const standing = orderStandingOf(order, payments);
  const underWay = standing === "under-way" ? underWayOf(payments) : undefined;
  const payNow = html`<a class="button" href="/checkout?order=${order.orderId}"
    >${sentences[language].payNow}</a
  >`;
  const seePayment =
    underWay &&
    html`<a class="button" href="/result?payment=${encodeURIComponent(underWay.payment.session)}"
      >${orderSentences[language].seePayment}</a
    >`;
  const wayOn = standing === "open" ? payNow : seePayment;
  return wayOn !== undefined && html`<p class="on">${wayOn}</p>`;
}

function facts(placed: Placed, payments: readonly ToldPayment[], language: Language): Html {
  const say = orderSentences[language];
  const paid = countingOf(payments);
  return html`<section class="sum" aria-label="${say.deliverTo}">
    <h2>${say.deliverTo}</h2>
    <p>${addressLines(placed, language).map((line) => html`<span class="in-line">${line}</span> `)}</p>
    <dl class="stacked">
      ${paid && fact(say.paidWith, paymentText(paid.payment, language))}
      ${paid && fact(say.confirmationTo, placed.email)} ${paid && takenBackFacts(paid.operations, language)}
    </dl>
  </section>`;
}
