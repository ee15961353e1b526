import type { ScenarioCard } from "@sips-kit/simulator";
import { brandText } from "../shop/card-text.js";
import type { Language } from "../shop/language.js";
import { money } from "../shop/money.js";
import type { Order } from "../shop/orders.js";
import { scriptOf, type OtherMethod } from "../shop/other-methods.js";
import { sentences, type Sentences } from "../shop/sentences.js";
import { testCardText } from "../shop/test-card-sentences.js";
import { orderLines } from "./order-lines.js";
import { html, type Html } from "../html/html.js";
import type { Page } from "./layout.js";

/** How a card is paid with: entered in the gateway's fields, in ours, or saved before. */
export const cardModes = ["hosted", "cse", "wallet"] as const;

/** What the payment page shows. */
export interface Checkout {
  readonly order: Order;
  /** One of cardModes, or the id of another method. */
  readonly mode: string;
  readonly language: Language;
  /** Without the bank's key there is no encrypted form. */
  readonly hasCse: boolean;
  /** Whether the buyer has saved cards. */
  readonly hasSavedCards: boolean;
  /** Payment methods other than cards. */
  readonly otherMethods: readonly OtherMethod[];
  /** Test cards; none on a real gateway. */
  readonly testCards: readonly ScenarioCard[];
}

/** The payment page: an element of sips-kit next to the order summary. */
export function checkoutPage(checkout: Checkout): Page {
  const { order, mode, language, hasCse, hasSavedCards, otherMethods, testCards } = checkout;
  const other = otherMethods.find(({ id }) => id === mode);
  const say = sentences[language];
  return {
    title: say.payment,
    scripts: ["checkout.js", ...(other ? [scriptOf(other)] : [])],
    body: html`<h1>${say.payment}</h1>
      <div class="columns">
        <section class="pay">
          ${(hasCse || hasSavedCards || otherMethods.length > 0) && modeLinks(checkout, say)}
          ${
            mode === "cse" && !hasCse
              ? html`<p class="warning">
                  ${say.modeUnavailable}
                  <a href="/checkout?mode=hosted&amp;order=${order.orderId}">${say.modeHosted}</a>
                </p>`
              : paymentForm(checkout, other)
          }
          ${!other && testCards.length > 0 && testCardList(testCards, language)}
        </section>
        ${orderSummary(order, language)}
      </div>`,
  };
}

function modeLinks(
  { order, mode, language, hasCse, hasSavedCards, otherMethods }: Checkout,
  say: Sentences,
): Html {
  const link = (to: string, text: string) =>
    html`<a href="/checkout?mode=${to}&amp;order=${order.orderId}" ${to === mode && html`aria-current="page"`}
      >${text}</a
    >`;
  return html`<nav class="modes" aria-label="${say.payment}">
    ${hasSavedCards && link("wallet", say.modeWallet)} ${link("hosted", say.modeHosted)}
    ${hasCse && link("cse", say.modeCse)}
    ${otherMethods.map((method) => link(method.id, method.texts[language].name))}
  </nav>`;
}

function paymentForm({ order, mode, language }: Checkout, other: OtherMethod | undefined): Html {
  const say = sentences[language];
  const aboutCard = { cse: say.aboutCse, wallet: say.aboutWallet }[mode] ?? say.aboutHosted;
  const about = other?.texts[language].about ?? aboutCard;
  const payNow = say.pay(money(order.amountMinor, language));
  const lead = html`<p class="about">${about}</p>
    <noscript><p class="warning">${say.noScript}</p></noscript>`;
  if (mode === "wallet") {
    return html`${lead}
      <sips-saved-cards
        endpoint="/sips"
        order-id="${order.orderId}"
        locale="${language}"
        ask-csc
        submit-label="${payNow}"
      ></sips-saved-cards>`;
  }
  if (other) {
    const { tag } = other.element;
    return html`${lead} <${tag} endpoint="/sips" order-id="${order.orderId}" locale="${language}"></${tag}>`;
  }
  return html`${lead}
    <sips-card-form
      mode="${mode}"
      endpoint="/sips"
      order-id="${order.orderId}"
      locale="${language}"
      default-brand="CB"
      submit-label="${payNow}"
    ></sips-card-form>`;
}

function orderSummary(order: Order, language: Language): Html {
  const say = sentences[language];
  return html`<aside class="sum" aria-label="${say.summary}">
    <h2>${say.summary}</h2>
    <p class="about">${say.orderOf(order.orderId)}</p>
    <ul class="brief">
      ${orderLines(order, language)}
    </ul>
    <dl>
      <div>
        <dt>${say.delivery}</dt>
        <dd>${say.free}</dd>
      </div>
      <div class="whole">
        <dt>${say.total}</dt>
        <dd>${money(order.amountMinor, language)}</dd>
      </div>
    </dl>
    <a class="back" href="/basket">${say.toBasket}</a>
  </aside>`;
}

function testCardList(cards: readonly ScenarioCard[], language: Language): Html {
  const say = sentences[language];
  return html`<details class="cards">
    <summary>${say.testCards}</summary>
    <p class="about">${say.testCardsText}</p>
    <div class="scroll" role="region" aria-label="${say.testCards}" tabindex="0">
      <table class="stacks">
        <thead>
          <tr>
            <th scope="col">${say.cardNumber}</th>
            <th scope="col">${say.brand}</th>
            <th scope="col">${say.happens}</th>
          </tr>
        </thead>
        <tbody>
          ${cards.map(
            (card) =>
              html`<tr>
                <td>
                  <button
                    class="plain number"
                    type="button"
                    data-copy="${card.cardNumber}"
                    data-copied="${say.copied}"
                  >
                    ${grouped(card.cardNumber)}
                  </button>
                </td>
                <td>${card.brands.map(brandText).join(", ")}</td>
                <td>${testCardText(card.happens, language)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </details>`;
}

function grouped(cardNumber: string): string {
  return cardNumber.length === 15
    ? cardNumber.replace(/(.{4})(.{6})/, "$1 $2 ")
    : cardNumber.replace(/(.{4})(?=.)/g, "$1 ");
}
