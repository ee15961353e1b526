import { html, type Html } from "../html/html.js";
import type { Language } from "../shop/language.js";
import { actionForm } from "./action-form.js";
import { amountInput } from "./amount-input.js";
import type { OfficePayment } from "./office-payment.js";
import { operationSentences } from "./operation-sentences.js";

/** The form that charges the card of a payment again: any amount, so none is filled in. */
export function chargeAgain(shown: OfficePayment, language: Language): Html {
  const say = sentences[language];
  return html`<details class="part">
    <summary>${say.open}</summary>
    ${actionForm(
      shown,
      "duplicate",
      html`<p class="hint">${say.hint}</p>
        <label for="amount-duplicate">${say.amount}</label>
        ${amountInput("amount-duplicate")}
        <button class="quiet">${operationSentences[language].goOn}</button>`,
    )}
  </details>`;
}

const sentences = {
  en: {
    open: "Charge the same card again",
    hint: "A new payment while the buyer is away: they must have agreed to it.",
    amount: "Amount to charge, in euros",
  },
  fr: {
    open: "Débiter à nouveau la même carte",
    hint: "Un nouveau paiement en l’absence de l’acheteur, qui doit avoir donné son accord.",
    amount: "Montant à débiter, en euros",
  },
} as const satisfies Record<Language, unknown>;
