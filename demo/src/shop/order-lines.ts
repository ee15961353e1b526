import type { Order } from "./orders.js";
import type { Language } from "./language.js";
import { money } from "./money.js";
import { html, type Html } from "../html/html.js";

/** The lines of an order with their prices, as list items. */
export function orderLines(order: Order, language: Language): readonly Html[] {
  return order.lines.map(
    ({ product, quantity }) =>
      html`<li>
        <span>${quantity} × ${product.name[language]}</span>
        <span class="price">${money(product.priceMinor * quantity, language)}</span>
      </li>`,
  );
}
