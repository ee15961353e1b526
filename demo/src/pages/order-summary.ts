import { html, type Html } from "../html/html.js";
import { checkoutSentences } from "../shop/checkout-sentences.js";
import { homeCountry, type Country } from "../shop/countries.js";
import type { Language } from "../shop/language.js";
import { money, percent } from "../shop/money.js";
import type { Order } from "../shop/orders.js";
import { vatOf, vatTotalOf } from "../shop/vat.js";
import { orderLines } from "../shop/order-lines.js";

/** What a summary shows. */
export interface Summary {
  readonly order: Order;
  /** Where it goes, which decides the VAT; the shop's own country before that is known. */
  readonly country: Country | undefined;
  readonly language: Language;
}

/** The order beside a form. On a phone it is above the form, folded, with the total in sight. */
export function orderSummary(summary: Summary): Html {
  const { order, language } = summary;
  const say = checkoutSentences[language];
  const body = html`<ul class="brief">
      ${orderLines(order, language)}
    </ul>
    ${totals(summary)}`;
  return html`<details class="sum folded">
      <summary><span>${say.summary}</span> <strong>${money(order.amountMinor, language)}</strong></summary>
      ${body}
    </details>
    <aside class="sum unfolded" aria-label="${say.summary}">
      <h2>${say.summary}</h2>
      ${body}
    </aside>`;
}

/** Delivery, total, and the VAT that is part of it. */
export function totals({ order, country = homeCountry, language }: Summary): Html {
  const say = checkoutSentences[language];
  const parts = vatOf(order.lines, country);
  const rates = parts.map(({ rate }) => percent(rate, language));
  return html`<dl>
    <div>
      <dt>${say.deliveryCost}</dt>
      <dd>${say.free}</dd>
    </div>
    <div class="whole">
      <dt>${say.total}</dt>
      <dd>${money(order.amountMinor, language)}</dd>
    </div>
    ${vatLine(rates.length === 1 ? `${say.vat} (${rates.join()})` : say.vat, vatTotalOf(parts), language)}
    ${parts.length > 1 && parts.map(({ vatMinor }, index) => vatLine(rates[index] ?? "", vatMinor, language))}
  </dl>`;
}

function vatLine(name: string, vatMinor: number, language: Language): Html {
  return html`<div class="vat">
    <dt>${name}</dt>
    <dd>${money(vatMinor, language)}</dd>
  </div>`;
}
