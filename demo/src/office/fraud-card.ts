import { html, type Html } from "../html/html.js";
import type { Language } from "../shop/language.js";
import { actionList } from "./action-list.js";
import { fraudSentences } from "./fraud-sentences.js";
import { csrfField } from "./office-layout.js";
import type { OfficePayment } from "./office-payment.js";

/** What was done about the buyer of a payment, and the way to block them. The gateway must know the payment. */
export function fraudCard(shown: OfficePayment, language: Language): Html | undefined {
  const say = fraudSentences[language];
  const { payment, atGateway, fraudActions, csrf } = shown;
  if (atGateway.kind !== "found" && fraudActions.length === 0) return undefined;
  return html`<section class="card" aria-labelledby="fraud">
    <h2 id="fraud">${say.title}</h2>
    ${fraudActions.length > 0 && actionList(fraudActions, language)}
    <form class="act" method="post" action="/office/payments/${payment.reference}/blockBuyer">
      ${csrfField({ csrf })}
      <button class="quiet">${say.block}</button>
    </form>
  </section>`;
}
