import type { Action, Mandate, Operation, WalletMean, WalletView } from "@sips-kit/server";
import { html, type Html } from "../html/html.js";
import { customerIdOf } from "../shop/account.js";
import { brandText, cardText, expiryText } from "../shop/card-text.js";
import type { Language } from "../shop/language.js";
import { money } from "../shop/money.js";
import { actionList, actionText } from "./action-list.js";
import { csrfField, type OfficePage } from "./office-layout.js";
import { creditLimits } from "./credit-limits.js";
import { customerLink } from "./customer-link.js";
import { mandateList } from "./mandate-list.js";
import { fraudDeskSentences } from "./fraud-desk-sentences.js";
import { walletMoneyForms } from "./wallet-money-forms.js";
import { problemText, walletMoneySentences } from "./wallet-money-sentences.js";
import { isLookedFor, walletMoneyText, walletMoneyTone } from "./wallet-money-text.js";
import { walletSentences } from "./wallet-sentences.js";
import { toldProblem, toldRegion } from "./told.js";

/** What the page of a wallet shows. */
export interface ShownWallet {
  readonly wallet: WalletView;
  /** What the office calls the customer; undefined before their first payment. */
  readonly customer: string | undefined;
  /** The customer's mandates; undefined while the gateway cannot be queried. */
  readonly mandates: readonly Mandate[] | undefined;
  /** The action of the submitted form. */
  readonly told: Action | undefined;
  /** The charge or credit of the submitted form. */
  readonly moved: Operation | undefined;
  /** What was wrong with it, as the page's address names it. */
  readonly problem: unknown;
  /** The shown means of payment were not the wallet's any more. */
  readonly isStale: boolean;
  readonly csrf: string;
}

/** A customer's wallet at the gateway: what is saved in it, and what was done to it by whom. */
export function walletPage(shown: ShownWallet, language: Language): OfficePage {
  const say = walletSentences[language];
  const { customer, told, moved, isStale, mandates, csrf } = shown;
  const { merchantWalletId, means, actions } = shown.wallet;
  const problem = problemText(shown.problem, money(creditLimits.perCreditMinor, language), language);
  const isOpen = isLookedFor(moved);
  const activity = new URLSearchParams({ type: "customerId", who: customerIdOf(merchantWalletId) });
  return {
    title: say.title,
    scripts: ["office.js"],
    ...(isOpen && { refreshSeconds: 10 }),
    body: html`<h1>${say.title}</h1>
      ${customer !== undefined && html`<p class="under">${customerLink(customer, language)}</p>`}
      <p class="under reference"><code>${merchantWalletId}</code></p>
      <p><a href="/office/fraud?${activity.toString()}">${fraudDeskSentences[language].activity}</a></p>
      <div id="live" ${isOpen && html`data-is-open`}></div>
      ${toldRegion(
        moved
          ? movedNotice(moved, language)
          : told &&
              html`<p class="told ${told.state === "done" ? "good" : "bad"}">
                ${actionText(told, language)}.
              </p>`,
      )}
      ${toldProblem(problem)} ${isStale && toldProblem(say.stale)}
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
      ${mandates?.length !== 0 && mandateList({ mandates }, language)}
      ${
        actions.length > 0 &&
        html`<section class="card" aria-labelledby="done">
          <h2 id="done">${say.done}</h2>
          ${actionList(actions, language)}
        </section>`
      }`,
  };
}

function movedNotice(moved: Operation, language: Language): Html {
  const say = walletMoneySentences[language];
  return html`<div class="told ${walletMoneyTone(moved)}">
    <p>${walletMoneyText(moved, language)}</p>
    ${moved.state === "accepted" && html`<p>${say.transaction} ${transactionOf(moved)}</p>`}
    ${moved.kind === "walletCreditHolder" && html`<p><a href="/office/credits">${say.toCredits}</a></p>`}
  </div>`;
}

/** A charge is a payment, with a page of its own; a credit is none. */
function transactionOf({ kind, reference }: Operation): Html {
  const code = html`<code>${reference}</code>`;
  return kind === "charge" ? html`<a href="/office/payments/${reference}">${code}</a>` : code;
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
        ${paymentMeanAlias} ${panExpiryDate && say.expires(expiryText(panExpiryDate))}
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
    <div class="moves">
      ${renameForm(mean, { merchantWalletId, csrf }, language)}
      ${panExpiryDate && walletMoneyForms({ merchantWalletId, paymentMeanId, csrf }, language)}
    </div>
  </li>`;
}

/** Up to 11 digits, never three in a row: what may be a card number or a security code does not leave the page. */
const noCardData = String.raw`(?!.*\d{3})(?:\D*\d){0,11}\D*`;

function renameForm(
  { paymentMeanId, paymentMeanAlias }: WalletMean,
  { merchantWalletId, csrf }: { readonly merchantWalletId: string; readonly csrf: string },
  language: Language,
): Html {
  const say = walletSentences[language].rename;
  const id = `alias-${paymentMeanId}`;
  return html`<details class="part">
    <summary aria-describedby="mean-${paymentMeanId}">${say.open}</summary>
    <form class="stack" method="post" action="/office/wallets/${merchantWalletId}/rename">
      ${csrfField({ csrf })}
      <input type="hidden" name="paymentMeanId" value="${paymentMeanId}" />
      <label for="${id}">${say.name}</label>
      <input
        id="${id}"
        name="paymentMeanAlias"
        type="text"
        value="${paymentMeanAlias ?? ""}"
        autocomplete="off"
        maxlength="50"
        pattern="${noCardData}"
        title="${say.rule}"
        required
      />
      <button class="quiet">${say.button}</button>
    </form>
  </details>`;
}

/** What staff call a means of payment: brand and masked number. */
export function meanName(mean: WalletMean): string {
  return cardText(mean) || brandText(mean.paymentMeanBrand ?? mean.issuerWalletType ?? mean.paymentMeanId);
}
