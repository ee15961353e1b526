import type { SavedMandate } from "@sips-kit/server";
import { html, type Html } from "../html/html.js";
import { accountSentences } from "../shop/account-sentences.js";
import { cardText } from "../shop/card-text.js";
import type { Language } from "../shop/language.js";
import { noNumber } from "../shop/no-card-number-hint.js";

/** The buyer's mandates, and the form to sign one more; undefined while the gateway cannot be queried. */
export function accountMandates(mandates: readonly SavedMandate[] | undefined, language: Language): Html {
  const say = accountSentences[language];
  return html`<section class="card" aria-labelledby="mandates">
    <h2 id="mandates">${say.mandates}</h2>
    ${mandates === undefined && html`<p class="warning">${say.mandatesUnreadable}</p>`}
    ${mandates?.length === 0 && html`<p>${say.noMandates}</p>`}
    ${
      mandates &&
      mandates.length > 0 &&
      html`<ul class="lines">
        ${mandates.map((mandate) => mandateRow(mandate, language))}
      </ul>`
    }
    <h3>${say.signMandate}</h3>
    <p class="about">${say.aboutSigning}</p>
    <form class="stack" method="post" action="/account/sign-mandate">
      <label for="iban">${say.iban}</label>
      <input
        id="iban"
        name="iban"
        type="text"
        autocomplete="off"
        autocapitalize="characters"
        maxlength="60"
        required
      />
      <label for="holder">${say.holder}</label>
      <input
        id="holder"
        name="holder"
        type="text"
        autocomplete="name"
        maxlength="50"
        required
        ${noNumber(language)}
      />
      <button>${say.sign}</button>
    </form>
  </section>`;
}

function mandateRow(mandate: SavedMandate, language: Language): Html {
  const say = accountSentences[language];
  const { paymentMeanId, mandateId, maskedIban = "", mandateStatus } = mandate;
  const document = `/sips/mandates/${encodeURIComponent(mandateId)}/pdf`;
  const isInForce = mandateStatus === undefined || mandateStatus === "ACTIVE";
  return html`<li class="line">
    <div class="what">
      <h3 id="mandate-${paymentMeanId}">${cardText({ maskedPan: maskedIban })}</h3>
      <p class="about">
        ${isInForce ? say.inForce : say.notInForce}
        <span class="in-line">${say.mandateReference} <code>${mandateId}</code></span>
      </p>
      <p class="about documents">
        <a href="${document}" aria-describedby="mandate-${paymentMeanId}">${say.showMandate}</a>
        <a href="${document}?download" aria-describedby="mandate-${paymentMeanId}">${say.downloadMandate}</a>
      </p>
    </div>
    <form method="post" action="/account/remove-mandate">
      <input type="hidden" name="paymentMeanId" value="${paymentMeanId}" />
      <button class="plain" aria-describedby="mandate-${paymentMeanId}">${say.removeMandate}</button>
    </form>
  </li>`;
}
