import { html, type Html } from "../html/html.js";
import type { Language } from "../shop/language.js";
import { money } from "../shop/money.js";
import { fraudSentences } from "./fraud-sentences.js";
import type { OfficeAction } from "./office-actions.js";
import { csrfField, type OfficePage } from "./office-layout.js";
import { operationSentences } from "./operation-sentences.js";

/** What staff are about to do. */
export interface Wish {
  readonly action: OfficeAction | "refundOverpayment" | "blockBuyer";
  readonly reference: string;
  readonly orderId: string;
  readonly idempotencyKey: string;
  readonly amountMinor: number | undefined;
  /** What will be left of the payment, when that is known. */
  readonly leftAfterMinor: number | undefined;
  readonly csrf: string;
}

/**
 * Asks before money moves, naming action and amount. The way back comes first, and the reason is a field of several
 * lines, so that Enter or a slip does nothing.
 */
export function confirmPage(wish: Wish, language: Language): OfficePage {
  const { action, reference, orderId, idempotencyKey, amountMinor, leftAfterMinor } = wish;
  const say = operationSentences[language];
  const what =
    action === "blockBuyer"
      ? fraudSentences[language].blocking
      : say.confirm[action](money(amountMinor ?? 0, language));
  const amount = amountMinor === undefined ? "" : (amountMinor / 100).toFixed(2);
  return {
    title: what.question,
    body: html`<section class="note open">
      <h1>${what.question}</h1>
      <p>${what.text} ${leftAfterMinor !== undefined && say.leftAfter(money(leftAfterMinor, language))}</p>
      <dl class="facts">${fact(say.paymentOf(orderId), reference)}</dl>
      <form class="stack" method="post" action="/office/payments/${reference}/${action}">
        ${csrfField(wish)}
        <input type="hidden" name="idempotencyKey" value="${idempotencyKey}" />
        <input type="hidden" name="amount" value="${amount}" />
        <input type="hidden" name="confirmed" value="1" />
        <label for="reason">${say.reason}</label>
        <textarea id="reason" name="reason" rows="2" maxlength="200"></textarea>
        <p class="on">
          <a class="button quiet" href="/office/payments/${reference}">${say.back}</a>
          <button class="${["cancel", "refuseReview", "blockBuyer"].includes(action) ? "grave" : ""}">
            ${what.button}
          </button>
        </p>
      </form>
    </section>`,
  };
}

function fact(name: string, value: string): Html {
  return html`<div>
    <dt>${name}</dt>
    <dd>${value}</dd>
  </div>`;
}
