import { chargedMinor } from "../domain/charged-minor.js";
import type { Payment } from "../domain/payment.js";
import { amountText } from "./amount-text.js";
import { escapeHtml } from "./escape-html.js";
import type { PageLanguage } from "./page-settings.js";

const labels = { en: "Amount to pay", fr: "Montant à payer" } as const;

/** What a payment takes when it is made, as text: of an order in instalments, the first of them. */
export function amountNow(payment: Payment, language: PageLanguage): string {
  return amountText(chargedMinor(payment), payment.currencyCode, language);
}

/** The same as a line of a page, with its label. */
export function amountLine(payment: Payment, language: PageLanguage): string {
  return `<p class="total"><span>${labels[language]}</span>${escapeHtml(amountNow(payment, language))}</p>`;
}
