import type { SavedCard, SavedMandate } from "@sips-kit/server";
import { shownName } from "../shop/account.js";
import { accountSentences, type AccountNotice } from "../shop/account-sentences.js";
import { cardText, expiryText } from "../shop/card-text.js";
import type { Language } from "../shop/language.js";
import { html, type Html } from "../html/html.js";
import { noNumber } from "../shop/no-card-number-hint.js";
import { unlessLoaded } from "../shop/unless-loaded.js";
import { accountMandates } from "./account-mandates.js";
import type { Page } from "./layout.js";

/** What the account page shows. */
export interface Account {
  readonly name: string;
  /** Undefined while the gateway cannot be queried. */
  readonly cards: readonly SavedCard[] | undefined;
  /** Undefined while the gateway cannot be queried. */
  readonly mandates: readonly SavedMandate[] | undefined;
  readonly takesDirectDebits: boolean;
  readonly hasCse: boolean;
  readonly notice: AccountNotice | undefined;
  /** YYYYMM */
  readonly month: string;
}

const goodNotices: ReadonlySet<AccountNotice> = new Set([
  "saved",
  "known",
  "removed",
  "mandateRemoved",
  "mandateSaved",
  "mandateSaving",
]);

/** The log-in page: a name, without a password. */
export function logInPage(language: Language): Page {
  const say = accountSentences[language];
  return {
    title: say.title,
    scripts: ["typed-numbers.js"],
    body: html`<section class="note">
      <h1>${say.title}</h1>
      <p class="warning">${say.demo}</p>
      <form class="stack" method="post" action="/account/log-in">
        <label for="name">${say.name}</label>
        <input
          id="name"
          name="name"
          type="text"
          autocomplete="name"
          maxlength="40"
          required
          ${noNumber(language)}
        />
        <button>${say.logIn}</button>
      </form>
    </section>`,
  };
}

/** The buyer's saved cards, and the place to save one more. */
export function accountPage(account: Account, language: Language): Page {
  const say = accountSentences[language];
  const { name, cards, mandates, takesDirectDebits, hasCse, notice } = account;
  const isGood = notice !== undefined && goodNotices.has(notice);
  return {
    title: say.title,
    scripts: ["typed-numbers.js", "account.js"],
    body: html`<h1>${say.title}</h1>
      <form class="under" method="post" action="/account/log-out">
        ${say.hello(shownName(name))} <button class="plain">${say.logOut}</button>
      </form>
      ${notice && html`<p class="told ${isGood ? "good" : "bad"}" role="status">${say[notice]}</p>`}
      <div class="columns">
        <div>
          <section class="card" aria-labelledby="cards">
            <h2 id="cards">${say.cards}</h2>
            ${cards === undefined && html`<p class="warning">${say.unreadable}</p>`}
            ${cards?.length === 0 && html`<p>${say.noCards}</p>`}
            ${
              cards &&
              cards.length > 0 &&
              html`<ul class="lines">
                ${cards.map((card) => cardRow(card, account.month, language))}
              </ul>`
            }
          </section>
          ${takesDirectDebits && accountMandates(mandates, language)}
        </div>
        <section class="sum" aria-labelledby="add">
          <h2 id="add">${say.add}</h2>
          ${
            hasCse
              ? html`<noscript><p class="warning">${say.noScript}</p></noscript>
                  <sips-add-card endpoint="/sips" locale="${language}" default-brand="CB">
                    <p slot="consent" class="about small">${say.consent}</p>
                    ${unlessLoaded(language)}
                  </sips-add-card>`
              : html`<p class="warning">${say.noCse}</p>`
          }
        </section>
      </div>`,
  };
}

function cardRow(card: SavedCard, month: string, language: Language): Html {
  const say = accountSentences[language];
  const { paymentMeanId, panExpiryDate = "" } = card;
  const isExpired = panExpiryDate < month;
  return html`<li class="line">
    <div class="what">
      <h3 id="card-${paymentMeanId}">${cardText(card)}</h3>
      <p class="about">${isExpired ? say.expired : say.expires} ${expiryText(panExpiryDate)}</p>
    </div>
    <form method="post" action="/account/delete-card">
      <input type="hidden" name="paymentMeanId" value="${paymentMeanId}" />
      <button class="plain" aria-describedby="card-${paymentMeanId}">${say.remove}</button>
    </form>
  </li>`;
}
