import { html, type Html } from "../html/html.js";

/** The field for an amount, as people write it; its label is the caller's. */
export function amountInput(id: string): Html {
  return html`<input
    id="${id}"
    name="amount"
    type="text"
    inputmode="decimal"
    autocomplete="off"
    maxlength="16"
    required
  />`;
}
