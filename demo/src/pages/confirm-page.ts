import type { Language } from "../shop/language.js";
import { money } from "../shop/money.js";
import type { OfficeAction } from "../shop/office-actions.js";
import { officeSentences } from "../shop/office-sentences.js";
import { html } from "../html/html.js";
import type { Page } from "./layout.js";

/** What staff are about to do. */
export interface Wish {
  readonly action: OfficeAction | "refundOverpayment";
  readonly reference: string;
  readonly idempotencyKey: string;
  readonly amountMinor: number | undefined;
}

/**
 * Asks before money moves, naming action and amount. The way back comes first, so that Enter or a slip does nothing.
 */
export function confirmPage(
  { action, reference, idempotencyKey, amountMinor }: Wish,
  language: Language,
): Page {
  const say = officeSentences[language];
  const what = say.confirm[action](money(amountMinor ?? 0, language));
  const amount = amountMinor === undefined ? "" : (amountMinor / 100).toFixed(2);
  return {
    title: what.question,
    body: html`<section class="note open">
      <h1>${what.question}</h1>
      <p>${what.text}</p>
      <dl class="facts">
        <div>
          <dt>${say.payment}</dt>
          <dd>${reference}</dd>
        </div>
      </dl>
      <form class="on" method="post" action="/office/payments/${reference}/${action}">
        <input type="hidden" name="idempotencyKey" value="${idempotencyKey}" />
        <input type="hidden" name="amount" value="${amount}" />
        <input type="hidden" name="confirmed" value="1" />
        <a class="button quiet" href="/office/payments/${reference}">${say.back}</a>
        <button class="${action === "cancel" || action === "refuseReview" ? "grave" : ""}">
          ${what.button}
        </button>
      </form>
    </section>`,
  };
}
