import type { Mandate } from "@sips-kit/server";
import { html, type Html } from "../html/html.js";
import type { Language } from "../shop/language.js";
import { dayText } from "./moments.js";
import type { OfficePayment } from "./office-payment.js";

/** The mandates of a customer who has paid by direct debit, each with its PDF. */
export function mandateCard({ payment, mandates }: OfficePayment, language: Language): Html | undefined {
  const say = sentences[language];
  if (payment.mandateId === undefined) return undefined;
  return html`<section class="card" aria-labelledby="mandates">
    <h2 id="mandates">${say.title}</h2>
    ${payment.valueDate && html`<p>${say.debitedOn} ${dayText(payment.valueDate, language)}</p>`}
    ${mandates === undefined && html`<p class="warning">${say.unreadable}</p>`}
    <ul class="brief">
      ${(mandates ?? []).map((mandate) => row(mandate, payment.mandateId === mandate.mandateId, language))}
    </ul>
  </section>`;
}

function row(
  { mandateId, maskedIban = "", mandateStatus = "" }: Mandate,
  isOfPayment: boolean,
  language: Language,
) {
  const say = sentences[language];
  return html`<li>
    <span>
      ${maskedIban.replace(/#+/, " … ")} · ${mandateStatus}${isOfPayment && html` · ${say.ofPayment}`}
    </span>
    <a href="/office/merchant/mandates/${mandateId}/pdf">${mandateId} (PDF)</a>
  </li>`;
}

const sentences = {
  en: {
    title: "The customer’s mandates",
    debitedOn: "The account is debited on",
    ofPayment: "of this payment",
    unreadable: "The mandates cannot be read at the moment.",
  },
  fr: {
    title: "Mandats du client",
    debitedOn: "Le compte est prélevé le",
    ofPayment: "de ce paiement",
    unreadable: "Les mandats sont illisibles pour le moment.",
  },
} as const satisfies Record<Language, unknown>;
