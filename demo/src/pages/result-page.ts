import type { Payment } from "@sips-kit/server";
import { cardText } from "../shop/card-text.js";
import type { Language } from "../shop/language.js";
import { money } from "../shop/money.js";
import { sentences, type Sentences } from "../shop/sentences.js";
import { html, type Html } from "./html.js";
import type { Page } from "./layout.js";

/** The page on which the buyer is told how the payment ended, and how it goes on. `isOwner`: the order is this buyer's. */
export function resultPage(payment: Payment, isOwner: boolean, language: Language): Page {
  const say = sentences[language];
  const ending = endingOf(payment, say, language);
  const links = isOwner ? ending.waysOn.map((way) => ways[way](payment, say)) : [];
  return {
    title: ending.title,
    body: html`<section class="note ${ending.tone}">
      <h1>${ending.title}</h1>
      <p>${ending.text}</p>
      ${ending.tellsWhy && payment.buyerMessage && html`<p>${payment.buyerMessage[language]}</p>`}
      <dl class="facts">
        <div>
          <dt>${say.amount}</dt>
          <dd>${money(payment.amountMinor, language)}</dd>
        </div>
        <div>
          <dt>${say.order}</dt>
          <dd>${payment.orderId}</dd>
        </div>
        ${
          payment.maskedPan &&
          html`<div>
            <dt>${say.card}</dt>
            <dd>${cardText(payment)}</dd>
          </div>`
        }
        <div>
          <dt>${say.reference}</dt>
          <dd>${payment.reference}</dd>
        </div>
      </dl>
      <p class="on">${links}<a class="button quiet" href="/">${say.toShop}</a></p>
    </section>`,
  };
}

type Way = keyof typeof ways;

const ways = {
  again: (payment: Payment, say: Sentences) =>
    html`<a class="button" href="/checkout?mode=${payment.mode}&amp;order=${payment.orderId}"
      >${say.again}</a
    >`,
  bank: (payment: Payment, say: Sentences) =>
    html`<a class="button" href="${payment.challengeUrl ?? "/orders"}">${say.continueAtBank}</a>`,
  look: (payment: Payment, say: Sentences) =>
    html`<a class="button" href="/result?payment=${encodeURIComponent(payment.session)}"
      >${say.lookAgain}</a
    >`,
  order: (payment: Payment, say: Sentences) =>
    html`<a class="button" href="/orders/${payment.orderId}">${say.toOrder}</a>`,
  basket: (_payment: Payment, say: Sentences) =>
    html`<a class="button quiet" href="/basket">${say.toBasket}</a>`,
} satisfies Record<string, (payment: Payment, say: Sentences) => Html>;

interface Ending {
  readonly title: string;
  readonly text: string;
  readonly tone: "good" | "bad" | "open";
  readonly waysOn: readonly Way[];
  /** Whether the gateway's sentence for the buyer adds something. */
  readonly tellsWhy?: boolean;
}

function endingOf(payment: Payment, say: Sentences, language: Language): Ending {
  switch (payment.state) {
    case "accepted":
      return { title: say.paid, text: say.paidText, tone: "good", waysOn: ["order"] };
    case "refused":
      return {
        title: say.refused,
        text: say.refusedText,
        tone: "bad",
        waysOn: ["again", "basket"],
        tellsWhy: true,
      };
    case "challenged":
      return { title: say.challenged, text: say.challengedText, tone: "open", waysOn: ["order"] };
    case "abandoned":
      return payment.reason === "order-paid-elsewhere"
        ? { title: say.abandoned, text: say.paidElsewhere, tone: "open", waysOn: ["order"] }
        : {
            title: say.abandoned,
            text: payment.buyerMessage?.[language] ?? say.abandonedText,
            tone: "bad",
            waysOn: payment.reason === "order-withdrawn" ? ["basket"] : ["again", "basket"],
          };
    case "awaiting-buyer":
      return {
        title: say.waiting,
        text: say.waitingText,
        tone: "open",
        waysOn: payment.challengeUrl === undefined ? ["again"] : ["bank", "again"],
      };
    case "opened":
      return { title: say.waiting, text: say.waitingText, tone: "open", waysOn: ["again"] };
    case "enrolling":
    case "ordering":
    case "unknown":
      return { title: say.unsettled, text: say.unsettledText, tone: "open", waysOn: ["look"] };
  }
}
