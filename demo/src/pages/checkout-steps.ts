import { html, type Html } from "../html/html.js";
import { checkoutSentences } from "../shop/checkout-sentences.js";
import type { Language } from "../shop/language.js";

/** Where the buyer is on the way to an order. */
export function checkoutSteps(
  now: "delivery" | "payment",
  order: { readonly orderId: string },
  language: Language,
): Html {
  const say = checkoutSentences[language];
  const details = `/checkout/delivery?order=${order.orderId}`;
  return html`<nav class="steps" aria-label="${say.steps}">
    <ol>
      <li><a href="/basket">${say.basket}</a></li>
      <li>
        ${
          now === "delivery"
            ? html`<span aria-current="step">${say.delivery}</span>`
            : html`<a href="${details}">${say.delivery}</a>`
        }
      </li>
      <li><span ${now === "payment" && html`aria-current="step"`}>${say.payment}</span></li>
    </ol>
  </nav>`;
}
