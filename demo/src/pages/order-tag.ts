import { html, type Html } from "../html/html.js";
import type { Language } from "../shop/language.js";
import type { Order } from "../shop/orders.js";
import { sentences } from "../shop/sentences.js";
import { orderStandingOf, type OperatedPayment, type OrderStanding } from "../shop/standing.js";

/** An order with its payments, the newest first. */
export interface ToldOrder {
  readonly order: Order;
  readonly payments: readonly OperatedPayment[];
}

/** The status of an order, as a word and a colour. */
export function orderTag({ order, payments }: ToldOrder, language: Language): Html {
  const standing = orderStandingOf(order, payments);
  const tone = orderTones[standing] ?? "quiet";
  return html`<span class="tag ${tone}">${sentences[language].orderStates[standing]}</span>`;
}

/** The others are quiet: an order that was cancelled or refunded needs no attention. */
const orderTones: Readonly<Partial<Record<OrderStanding, string>>> = {
  paid: "good",
  open: "open",
  unsure: "open",
  "under-way": "open",
  held: "open",
};
