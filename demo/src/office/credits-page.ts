import type { Operation } from "@sips-kit/server";
import { fact } from "../html/fact.js";
import { html, type Html } from "../html/html.js";
import type { Language } from "../shop/language.js";
import { money } from "../shop/money.js";
import { creditLimits } from "./credit-limits.js";
import { moment } from "./moments.js";
import { csrfField, type OfficePage } from "./office-layout.js";
import { attributionText } from "./operation-text.js";
import { problemText, walletMoneySentences } from "./wallet-money-sentences.js";
import { isAwaited, isLookedFor, walletMoneyText, walletMoneyTone } from "./wallet-money-text.js";
import { timeTag } from "./time-tag.js";
import { toldProblem, toldRegion } from "./told.js";

/** A credit, with whom it goes to. */
export interface ListedCredit {
  readonly credit: Operation;
  readonly customer: string;
  /** The card's name; undefined while the gateway cannot be asked. */
  readonly card: string | undefined;
}

/** What the page of credits shows. */
export interface ShownCredits {
  /** The newest first. */
  readonly credits: readonly ListedCredit[];
  /** The credit that was just decided on. */
  readonly told: Operation | undefined;
  readonly problem: unknown;
  readonly staff: { readonly name: string; readonly csrf: string };
}

/** The credits that wait for the approval of a second person, and what became of the others. */
export function creditsPage(shown: ShownCredits, language: Language): OfficePage {
  const say = walletMoneySentences[language];
  const { credits, told } = shown;
  const problem = problemText(shown.problem, money(creditLimits.perCreditMinor, language), language);
  const waiting = credits.filter(({ credit }) => isAwaited(credit));
  const others = credits.filter(({ credit }) => !isAwaited(credit));
  const isOpen = credits.some(({ credit }) => isLookedFor(credit));
  return {
    title: say.credits,
    scripts: ["office.js"],
    ...(isOpen && { refreshSeconds: 10 }),
    body: html`<h1>${say.credits}</h1>
      ${toldRegion(told && html`<p class="told ${walletMoneyTone(told)}">${walletMoneyText(told, language)}</p>`)}
      ${toldProblem(problem)}
      <div id="live" ${isOpen && html`data-is-open`}>
        <section aria-labelledby="waiting">
          <h2 id="waiting">${say.waiting}</h2>
          ${waiting.length === 0 && html`<p class="empty">${say.noneWaits}</p>`}
          <ul class="held">
            ${waiting.map((one) => waitingItem(one, shown, language))}
          </ul>
        </section>
        ${
          others.length > 0 &&
          html`<section class="card" aria-labelledby="earlier">
            <h2 id="earlier">${say.earlier}</h2>
            <ul class="actions">
              ${others.map((one) => earlierItem(one, language))}
            </ul>
          </section>`
        }
      </div>`,
  };
}

function waitingItem(listed: ListedCredit, { staff }: ShownCredits, language: Language): Html {
  const say = walletMoneySentences[language];
  const { credit, customer, card } = listed;
  const { idempotencyKey, reference, by = "", reason, orderId, approval } = credit;
  const amount = money(credit.amountMinor ?? 0, language);
  const isOwn = by === staff.name;
  return html`<li class="card">
    <div class="top">
      <h3 id="h-${reference}">${walletLink(listed)}</h3>
      <p class="price">${amount}</p>
    </div>
    <dl>
      ${card !== undefined && fact(say.card, card)} ${orderId !== undefined && fact(say.order, orderId)}
      ${fact(say.requested, `${by}, ${moment(credit.createdAt, language)}`)}
      ${fact(say.reason, reason ?? say.noReason)}
      ${approval && fact(say.expires, moment(approval.expiresAt, language))}
    </dl>
    ${isOwn && html`<p class="hint">${say.ownCredit}</p>`}
    <div class="acts">
      ${(isOwn ? (["decline"] as const) : (["approve", "decline"] as const)).map(
        (decision) =>
          html`<form class="act" method="post" action="/office/credits/${idempotencyKey}/${decision}">
            ${csrfField(staff)}
            <input type="hidden" name="customer" value="${customer}" />
            <button class="${decision === "decline" ? "quiet" : ""}" aria-describedby="h-${reference}">
              ${say[decision](amount).button}
            </button>
          </form>`,
      )}
    </div>
  </li>`;
}

function earlierItem(listed: ListedCredit, language: Language): Html {
  const say = walletMoneySentences[language];
  const { credit } = listed;
  const { createdAt, approval, reference, state } = credit;
  const isApproved = approval?.state === "given" && approval.by !== undefined;
  return html`<li>
    ${timeTag(createdAt, language)}
    <strong>${money(credit.amountMinor ?? 0, language)}</strong>, ${walletLink(listed)}.
    ${walletMoneyText(credit, language)}
    ${state === "accepted" && html`${say.transaction} <code>${reference}</code>`}
    <span class="who">
      ${attributionText(credit, language)}${isApproved && `. ${say.approvedBy(approval.by ?? "")}`}
    </span>
  </li>`;
}

function walletLink({ credit, customer }: ListedCredit): Html | string {
  const wallet = credit.card?.merchantWalletId;
  return wallet === undefined ? customer : html`<a href="/office/wallets/${wallet}">${customer}</a>`;
}
