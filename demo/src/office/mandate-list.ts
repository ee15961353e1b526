import type { Mandate } from "@sips-kit/server";
import { html, type Html } from "../html/html.js";
import { cardText } from "../shop/card-text.js";
import type { Language } from "../shop/language.js";

/** The mandates that are shown, and what is said with them. */
interface ShownMandates {
  /** Undefined while the gateway cannot be queried. */
  readonly mandates: readonly Mandate[] | undefined;
  /** The mandate of the payment that is looked at. */
  readonly ofPayment?: string;
  /** When the account is debited. */
  readonly debited?: Html | undefined;
}

/** A customer's mandates: their state, the debits made with them, and the signed document. */
export function mandateList({ mandates, ofPayment, debited }: ShownMandates, language: Language): Html {
  const say = sentences[language];
  return html`<section class="card" aria-labelledby="mandates">
    <h2 id="mandates">${say.title}</h2>
    ${debited} ${mandates === undefined && html`<p class="warning">${say.unreadable}</p>`}
    <ul class="lines">
      ${(mandates ?? []).map((mandate) => row(mandate, mandate.mandateId === ofPayment, language))}
    </ul>
    <p class="hint">${say.revocation}</p>
  </section>`;
}

function row(mandate: Mandate, isOfPayment: boolean, language: Language): Html {
  const say = sentences[language];
  const { mandateId, maskedIban = "", mandateStatus = "", mandateUsage, debits = [] } = mandate;
  const state = Object.entries(say.states).find(([code]) => code === mandateStatus)?.[1];
  return html`<li class="line">
    <div class="what">
      <h3>
        ${cardText({ maskedPan: maskedIban })}
        <span class="tag ${mandateStatus === "ACTIVE" ? "good" : "open"}">${state ?? mandateStatus}</span>
      </h3>
      <p class="about">
        <code>${mandateId}</code> ${isOfPayment && html`· ${say.ofPayment}`}
        ${mandateUsage !== undefined && html`· ${usageText(mandateUsage, language)}`}
        ${state !== undefined && html`<code>${mandateStatus}</code>`}
      </p>
      ${
        debits.length > 0 &&
        html`<p class="about">
          ${say.debits}
          ${debits.map((one) => html`<a href="/office/payments/${one}"><code>${one}</code></a> `)}
        </p>`
      }
    </div>
    <a href="/office/merchant/mandates/${encodeURIComponent(mandateId)}/pdf">${say.show(mandateId)}</a>
  </li>`;
}

function usageText(usage: string, language: Language): string {
  return Object.entries(sentences[language].usages).find(([code]) => code === usage)?.[1] ?? usage;
}

const sentences = {
  en: {
    title: "The customer’s mandates",
    ofPayment: "of this payment",
    unreadable: "The mandates cannot be read at the moment.",
    revocation: "Only the debtor can revoke a mandate, at their bank.",
    debits: "Debits:",
    show: (mandateId: string) => `${mandateId} (PDF)`,
    states: {
      ACTIVE: "in force",
      INITIALIZED: "not signed",
      REFUSED: "refused",
      CANCELLED: "not signed: cancelled",
      REVOKED: "revoked",
      EXPIRED: "expired",
      ENDED: "ended",
    },
    usages: { RECURRENT: "for several debits", ONE_OFF: "for one debit" },
  },
  fr: {
    title: "Mandats du client",
    ofPayment: "de ce paiement",
    unreadable: "Impossible d’afficher les mandats pour le moment.",
    revocation: "Seul le débiteur peut révoquer un mandat, auprès de sa banque.",
    debits: "Prélèvements :",
    show: (mandateId: string) => `${mandateId} (PDF)`,
    states: {
      ACTIVE: "en vigueur",
      INITIALIZED: "non signé",
      REFUSED: "refusé",
      CANCELLED: "non signé : annulé",
      REVOKED: "révoqué",
      EXPIRED: "expiré",
      ENDED: "terminé",
    },
    usages: { RECURRENT: "pour plusieurs prélèvements", ONE_OFF: "pour un seul prélèvement" },
  },
} as const satisfies Record<Language, unknown>;
