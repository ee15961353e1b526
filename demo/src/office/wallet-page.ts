import type { Action, WalletMean, WalletView } from "@sips-kit/server";
import { html, type Html } from "../html/html.js";
import { brandText, cardText } from "../shop/card-text.js";
import type { Language } from "../shop/language.js";
import { actionList, actionText } from "./action-list.js";
import { csrfField, type OfficePage } from "./office-layout.js";
import { walletSentences } from "./wallet-sentences.js";

/** What the page of a wallet shows. */
export interface ShownWallet {
  readonly wallet: WalletView;
  /** The action of the submitted form. */
  readonly told: Action | undefined;
  /** The shown means of payment were not the wallet's any more. */
  readonly isStale: boolean;
  readonly csrf: string;
}

/** A customer's wallet at the gateway: what is saved in it, and what was done to it by whom. */
export function walletPage({ wallet, told, isStale, csrf }: ShownWallet, language: Language): OfficePage {
  const say = walletSentences[language];
  const { merchantWalletId, means, actions } = wallet;
  return {
    title: say.title,
    body: html`<h1>${say.title}</h1>
      <p class="under reference">${merchantWalletId}</p>
      <div role="status">
        ${told && html`<p class="told ${told.state === "done" ? "good" : "bad"}">${actionText(told, language)}.</p>`}
      </div>
      ${isStale && html`<p class="told bad" role="alert">${say.stale}</p>`}
      <section class="card" aria-labelledby="means">
        <h2 id="means">${say.means}</h2>
        ${means.length === 0 && html`<p>${say.empty}</p>`}
        <ul class="lines">
          ${means.map((mean) => meanRow(mean, { merchantWalletId, csrf }, language))}
        </ul>
        ${
          means.length > 0 &&
          html`<form class="acts" method="post" action="/office/wallets/${merchantWalletId}/close">
            ${csrfField({ csrf })}
            <button class="quiet">${say.close.button}</button>
          </form>`
        }
      </section>
      ${
        actions.length > 0 &&
        html`<section class="card" aria-labelledby="done">
          <h2 id="done">${say.done}</h2>
          ${actionList(actions, language)}
        </section>`
      }`,
  };
}

function meanRow(
  mean: WalletMean,
  { merchantWalletId, csrf }: { readonly merchantWalletId: string; readonly csrf: string },
  language: Language,
): Html {
  const say = walletSentences[language];
  const { paymentMeanId, maskedPan = "", panExpiryDate, paymentMeanAlias, mandateId } = mean;
  const name = meanName(mean);
  return html`<li class="line">
    <div class="what">
      <h3 id="mean-${paymentMeanId}">${name}</h3>
      <p class="about">
        ${paymentMeanAlias} ${panExpiryDate && `${panExpiryDate.slice(4)} / ${panExpiryDate.slice(0, 4)}`}
        ${mandateId && say.mandate(mandateId)}
      </p>
    </div>
    <form method="post" action="/office/wallets/${merchantWalletId}/remove">
      ${csrfField({ csrf })}
      <input type="hidden" name="paymentMeanId" value="${paymentMeanId}" />
      <input type="hidden" name="maskedPan" value="${maskedPan}" />
      <input type="hidden" name="name" value="${name}" />
      <button class="plain" aria-describedby="mean-${paymentMeanId}">${say.remove(name).button}</button>
    </form>
  </li>`;
}

function meanName(mean: WalletMean): string {
  return cardText(mean) || brandText(mean.paymentMeanBrand ?? mean.issuerWalletType ?? mean.paymentMeanId);
}
