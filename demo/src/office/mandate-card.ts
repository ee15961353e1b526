import { html, type Html } from "../html/html.js";
import type { Language } from "../shop/language.js";
import { dayText } from "../shop/shop-time.js";
import { mandateList } from "./mandate-list.js";
import type { OfficePayment } from "./office-payment.js";

/** The mandates of a customer who has paid by direct debit, and when the account is debited. */
export function mandateCard({ payment, mandates }: OfficePayment, language: Language): Html | undefined {
  const { mandateId, valueDate } = payment;
  if (mandateId === undefined) return undefined;
  const debited =
    valueDate === undefined ? undefined : html`<p>${debitedOn[language]} ${dayText(valueDate, language)}</p>`;
  return mandateList({ mandates, ofPayment: mandateId, debited }, language);
}

const debitedOn = {
  en: "The account is debited on",
  fr: "Le compte est débité le",
} as const satisfies Record<Language, string>;
