import type { Operation, Payment } from "@sips-kit/server";
import type { Language } from "../shop/language.js";
import { money } from "../shop/money.js";
import type { Order } from "../shop/orders.js";
import { orderSentences } from "../shop/order-sentences.js";
import { paymentText } from "../shop/payment-text.js";
import { sentences, type Sentences } from "../shop/sentences.js";
import { fact } from "../html/fact.js";
import { html, type Html } from "../html/html.js";
import { endingOfPayment, type Way } from "./ending-of-payment.js";
import type { Page } from "./layout.js";
import { orderLines } from "../shop/order-lines.js";
import { takenBackFacts } from "./taken-back-facts.js";

/** What the page shows. */
export interface Result {
  readonly payment: Payment;
  readonly operations: readonly Operation[];
  /** Undefined when the order is not this buyer's. */
  readonly order: Order | undefined;
}

/** The page that shows the buyer the payment's result and the next step. Until there is a result, it polls for one. */
export function resultPage(result: Result, language: Language): Page {
  const { payment, operations, order } = result;
  const say = sentences[language];
  const ending = endingOfPayment(payment, operations, language);
  const links = order ? ending.waysOn.map((way) => ways[way](payment, say, language)) : [];
  const first = payment.instalments?.[0];
  return {
    title: ending.title,
    ...(ending.isUncertain && { scripts: ["result.js"], refreshSeconds: 10 }),
    // A later result is announced in the same live region.
    body: html`<div id="result" role="status">
      <section class="note ${ending.tone}" ${ending.isUncertain && html`data-is-open`}>
        <h1>${ending.title}</h1>
        <p>${ending.text}</p>
        ${ending.isUncertain && html`<p class="looking">${say.looking}</p>`}
        ${
          order &&
          ending.tone === "good" &&
          html`<ul class="brief">
            ${orderLines(order, language)}
          </ul>`
        }
        <dl class="facts">
          ${fact(say.amount, money(payment.amountMinor, language))}
          ${first && fact(say.firstInstalment, money(first.amountMinor, language))}
          ${takenBackFacts(operations, language)} ${fact(say.order, payment.orderId)}
          ${fact(say.method, paymentText(payment, language))}
          ${fact(say.reference, html`<code>${payment.reference}</code>`)}
        </dl>
        <p class="on">${links} <a class="aside" href="/">${say.toShop}</a></p>
      </section>
    </div>`,
  };
}

/** The link of each way on. */
const ways: { readonly [way in Way]: (payment: Payment, say: Sentences, language: Language) => Html } = {
  again: (payment, say) =>
    html`<a class="button" href="/checkout?method=${payment.paymentMethod}&amp;order=${payment.orderId}"
      >${say.again}</a
    >`,
  bank: (payment, say) =>
    html`<a class="button" href="${payment.redirectUrl ?? "/orders"}">${say.continueAtBank}</a>`,
  confirm: (payment, say) =>
    html`<a class="button" href="${payment.confirmUrl ?? "/orders"}">${say.confirmNow}</a>`,
  otherWay: (payment, say) =>
    html`<a class="button quiet" href="/checkout?order=${payment.orderId}">${say.otherWay}</a>`,
  look: (payment, say) =>
    html`<a class="button" href="/result?payment=${encodeURIComponent(payment.session)}"
      >${say.lookAgain}</a
    >`,
  receipt: (payment, _say, language) =>
    html`<a class="button quiet" href="/orders/${payment.orderId}/receipt"
      >${orderSentences[language].seeReceipt}</a
    >`,
  order: (payment, say) => html`<a class="button" href="/orders/${payment.orderId}">${say.toOrder}</a>`,
  basket: (_payment, say) => html`<a class="button quiet" href="/basket">${say.toBasket}</a>`,
};
