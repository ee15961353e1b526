import type { Operation, Payment } from "@sips-kit/server";
import type { Language } from "../shop/language.js";
import { money } from "../shop/money.js";
import type { Order } from "../shop/orders.js";
import { orderSentences } from "../shop/order-sentences.js";
import { paymentText } from "../shop/payment-text.js";
import { sentences, type Sentences } from "../shop/sentences.js";
import { standingOf, sumOf } from "../shop/standing.js";
import { fact } from "../html/fact.js";
import { html, type Html } from "../html/html.js";
import type { Page } from "./layout.js";
import { orderLines } from "./order-lines.js";

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
  const ending = endingOf(result, language);
  const links = order ? ending.waysOn.map((way) => ways[way](payment, say, language)) : [];
  const first = payment.instalments?.[0];
  const refunded = sumOf(operations, "refund");
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
          ${refunded > 0 && fact(say.refundedAmount, money(refunded, language))}
          ${fact(say.order, payment.orderId)} ${fact(say.method, paymentText(payment, language))}
          ${fact(say.reference, html`<span class="small">${payment.reference}</span>`)}
        </dl>
        <p class="on">${links} <a class="aside" href="/">${say.toShop}</a></p>
      </section>
    </div>`,
  };
}

type Way = keyof typeof ways;

const ways = {
  again: (payment: Payment, say: Sentences) =>
    html`<a class="button" href="/checkout?method=${payment.paymentMethod}&amp;order=${payment.orderId}"
      >${say.again}</a
    >`,
  bank: (payment: Payment, say: Sentences) =>
    html`<a class="button" href="${payment.redirectUrl ?? "/orders"}">${say.continueAtBank}</a>`,
  confirm: (payment: Payment, say: Sentences) =>
    html`<a class="button" href="${payment.confirmUrl ?? "/orders"}">${say.confirmNow}</a>`,
  otherWay: (payment: Payment, say: Sentences) =>
    html`<a class="button quiet" href="/checkout?order=${payment.orderId}">${say.otherWay}</a>`,
  look: (payment: Payment, say: Sentences) =>
    html`<a class="button" href="/result?payment=${encodeURIComponent(payment.session)}"
      >${say.lookAgain}</a
    >`,
  receipt: (payment: Payment, _say: Sentences, language: Language) =>
    html`<a class="button quiet" href="/orders/${payment.orderId}/receipt"
      >${orderSentences[language].seeReceipt}</a
    >`,
  order: (payment: Payment, say: Sentences) =>
    html`<a class="button" href="/orders/${payment.orderId}">${say.toOrder}</a>`,
  basket: (_payment: Payment, say: Sentences) =>
    html`<a class="button quiet" href="/basket">${say.toBasket}</a>`,
} satisfies Record<string, (payment: Payment, say: Sentences, language: Language) => Html>;

interface Ending {
  readonly title: string;
  readonly text: string;
  readonly tone: "good" | "bad" | "open";
  readonly waysOn: readonly Way[];
  /** The gateway is being queried: the result appears by itself. */
  readonly isUncertain?: boolean;
}

/** Code 05 says no more than the heading does. */
function whyRefused({ responseCode, buyerMessage }: Payment, language: Language): string | undefined {
  return responseCode === "05" ? undefined : buyerMessage?.[language];
}

/** Only cards have a mode. */
function whatNext({ mode }: Payment, language: Language): string {
  const say = sentences[language];
  return mode === undefined ? say.tryAnotherWay : say.otherCard;
}

function endingOf({ payment, operations }: Result, language: Language): Ending {
  const say = sentences[language];
  const standing = standingOf(payment, operations);
  switch (standing) {
    case "accepted":
    case "partly-cancelled":
    case "partly-refunded":
      return { title: say.paid, text: say.paidText, tone: "good", waysOn: ["order", "receipt"] };
    case "cancelled":
    case "refunded":
      return { title: say[standing], text: say[`${standing}Text`], tone: "open", waysOn: ["order"] };
    case "stopped-by-buyer":
      return { title: say.stopped, text: say.stoppedText, tone: "open", waysOn: ["again", "basket"] };
    case "refused":
      return {
        title: say.refused,
        text: `${say.refusedText} ${whyRefused(payment, language) ?? whatNext(payment, language)}`,
        tone: "bad",
        waysOn: ["again", "basket"],
      };
    case "returned":
      return { title: say.returned, text: say.returnedText, tone: "bad", waysOn: ["order"] };
    case "in-review":
      return { title: say.inReview, text: say.inReviewText, tone: "open", waysOn: ["order"] };
    case "abandoned":
      return payment.reason === "order-paid-elsewhere"
        ? { title: say.abandoned, text: say.paidElsewhere, tone: "open", waysOn: ["order"] }
        : {
            title: say.abandoned,
            text: payment.buyerMessage?.[language] ?? say.abandonedText,
            tone: "bad",
            waysOn: payment.reason === "order-withdrawn" ? ["basket"] : ["again", "basket"],
          };
    case "confirming":
      return {
        title: say.toBeConfirmed,
        text: say.toBeConfirmedText,
        tone: "open",
        waysOn: ["confirm", "otherWay"],
      };
    case "redirected":
      if (payment.mayBePaid) {
        return {
          title: say.payElsewhere,
          text: say.payElsewhereText,
          tone: "open",
          waysOn: payment.redirectUrl === undefined ? ["otherWay"] : ["bank", "otherWay"],
          isUncertain: true,
        };
      }
      return {
        title: say.waiting,
        text: say.waitingText,
        tone: "open",
        waysOn: payment.redirectUrl === undefined ? ["again"] : ["bank", "again"],
      };
    case "opened":
      return { title: say.waiting, text: say.waitingText, tone: "open", waysOn: ["again"] };
    case "starting":
    case "charging":
    case "unknown":
      return {
        title: say.unresolved,
        text: say.unresolvedText,
        tone: "open",
        waysOn: ["look"],
        isUncertain: true,
      };
  }
}
