import type { Payment } from "@sips-kit/server";
import { fact } from "../html/fact.js";
import { html, type Html } from "../html/html.js";
import { cardText } from "../shop/card-text.js";
import type { Language } from "../shop/language.js";
import { money } from "../shop/money.js";
import { orderLines } from "../shop/order-lines.js";
import { standingOf, toneOf } from "../shop/standing.js";
import { isTakenByStaff } from "../shop/taken-by-staff.js";
import { addressLines } from "../shop/address-lines.js";
import { dayText } from "../shop/shop-time.js";
import { actionText } from "./action-list.js";
import { customerLink } from "./customer-link.js";
import { fraudCard } from "./fraud-card.js";
import { moment } from "./moments.js";
import { instalmentsCard, instalmentsNotice } from "./instalments-card.js";
import { mandateCard } from "./mandate-card.js";
import type { OfficePage } from "./office-layout.js";
import type { OfficePayment } from "./office-payment.js";
import { authenticationText } from "./gateway-meanings.js";
import { captureText } from "./capture-text.js";
import { methodName } from "./method-names.js";
import { statusWord } from "./state-words.js";
import { operationSentences } from "./operation-sentences.js";
import { walletSentences } from "./wallet-sentences.js";
import { isUnresolved, operationText } from "./operation-text.js";
import { overpaidNotice } from "./overpaid-notice.js";
import { paymentActions } from "./payment-actions.js";
import { paymentComparison } from "./payment-comparison.js";
import { paymentTimeline } from "./payment-timeline.js";
import { refusalCard } from "./refusal-card.js";
import { toldProblem, toldRegion } from "./told.js";

/** One payment for the shop's staff. Until its results are known, the page looks again by itself. */
export function paymentPage(shown: OfficePayment, language: Language): OfficePage {
  const { payment, operations, attempts } = shown;
  const say = operationSentences[language];
  const standing = standingOf(payment, operations);
  const isOpen = operations.some((one) => isUnresolved(one)) || isUndecided(payment);
  return {
    title: `${say.paymentOf(payment.orderId)}, ${money(payment.amountMinor, language)}`,
    scripts: ["office.js"],
    ...(isOpen && { refreshSeconds: 10 }),
    body: html`<p><a href="/office">${say.toList}</a></p>
      ${toldRegion(notice(shown, language))} ${problem(shown, language)}
      <div id="live" ${isOpen && html`data-is-open`}>
        <div class="top">
          <h1>${say.paymentOf(payment.orderId)}</h1>
          <p class="price">${money(payment.amountMinor, language)}</p>
          <span class="tag ${toneOf(standing)}">${statusWord(standing, language)}</span>
        </div>
        <p class="under reference"><code>${payment.reference}</code></p>
        ${isOpen && html`<p class="hint">${say.lookingAgain}</p>`} ${overpaidNotice(shown, language)}
        <div class="columns">
          <div>
            ${refusalCard(shown, language)} ${paymentActions(shown, language)}
            ${paymentComparison(shown, language)} ${paymentTimeline(attempts, payment.reference, language)}
            ${mandateCard(shown, language)} ${instalmentsCard(shown, language)} ${fraudCard(shown, language)}
          </div>
          ${facts(shown, language)}
        </div>
      </div>`,
  };
}

function isUndecided({ state }: Payment): boolean {
  return state === "starting" || state === "charging" || state === "unknown";
}

function notice({ told, schedule }: OfficePayment, language: Language): Html | undefined {
  const { done, listed, isEnded } = told;
  if (isEnded && schedule) return instalmentsNotice(schedule, language);
  if (listed.length > 0) {
    const tone = listed.some(({ state }) => state === "done") ? "good" : "bad";
    return html`<p class="told ${tone}">
      ${listed.map((action) => html`${actionText(action, language)}. `)}
    </p>`;
  }
  if (!done) return undefined;
  const tone = done.state === "accepted" ? "good" : isUnresolved(done) ? "open" : "bad";
  return html`<p class="told ${tone}">${operationText(done, language)}</p>`;
}

function problem({ told }: OfficePayment, language: Language): Html | undefined {
  const say = operationSentences[language];
  if (told.problem === undefined) return undefined;
  // The query may name anything: names that are not in the table become "other".
  const known = Object.entries(say.problems).find(([name]) => name === told.problem)?.[1];
  return toldProblem(known ?? say.problems.other);
}

function facts(shown: OfficePayment, language: Language): Html {
  const say = operationSentences[language];
  const { payment, order, customer, delivery, attempts } = shown;
  const isDebit = payment.mandateId !== undefined;
  return html`<aside class="sum" aria-label="${say.payment}">
    <dl>
      ${fact(say.begun, moment(payment.createdAt, language))}
      ${fact(say.changed, moment(payment.updatedAt, language))}
      ${customer !== undefined && fact(say.customer, customerLink(customer, language))}
      ${delivery && fact(say.delivery, addressLines(delivery, language).join(", "))}
      ${
        shown.merchantWalletId !== undefined &&
        fact(
          walletSentences[language].title,
          html`<a href="/office/wallets/${shown.merchantWalletId}">${walletSentences[language].link}</a>`,
        )
      }
      ${fact(say.paymentMethod, methodName(payment.paymentMethod, language))}
      ${payment.maskedPan && fact(isDebit ? say.account : say.card, cardText(payment))}
      ${payment.authorisationId && fact(say.authorisation, payment.authorisationId)}
      ${!isDebit && fact(say.threeDSecure, authenticationOf(payment, language))}
      ${fact(say.liability, liabilityOf(payment, language))} ${captureFacts(shown, language)}
    </dl>
    ${
      order &&
      html`<h2>${say.items}</h2>
        <ul class="brief">
          ${orderLines(order, language)}
        </ul>`
    }
    ${attempts.length > 1 && otherAttempts(shown, language)}
  </aside>`;
}

function captureFacts({ payment, atGateway }: OfficePayment, language: Language): Html {
  const say = operationSentences[language];
  const answer = atGateway.kind === "found" ? atGateway.answer : {};
  const limit = answer.captureLimitDate ?? payment.captureLimitDate;
  return html`${payment.captureMode && fact(say.captureMode, captureText(payment.captureMode, payment.captureDay, language))}
  ${limit && fact(say.captureLimit, dayText(limit, language))}
  ${answer.customerIpAddress && fact(say.address, answer.customerIpAddress)}`;
}

function otherAttempts({ payment, attempts }: OfficePayment, language: Language): Html {
  const say = operationSentences[language];
  return html`<h2>${say.attempts}</h2>
    <ol class="attempts">
      ${attempts.toReversed().map((one) => {
        const { reference } = one.payment;
        const standing = standingOf(one.payment, one.operations);
        return html`<li>
          <a
            href="/office/payments/${reference}"
            ${reference === payment.reference && html`aria-current="true"`}
            ><code>${reference}</code></a
          >
          <span class="state">${statusWord(standing, language)}</span>
        </li>`;
      })}
    </ol>`;
}

function authenticationOf(payment: Payment, language: Language): string {
  const say = operationSentences[language];
  // Their buyers were away.
  if (isTakenByStaff(payment)) return say.howAuthenticated.none;
  const { holderAuthentStatus: status, authentication } = payment;
  const how = authentication && say.howAuthenticated[authentication];
  // How it was done says that it succeeded.
  const hasSucceeded = status === undefined || /^(3D_)?SUCCESS$/.test(status);
  if (how !== undefined && hasSucceeded) return how;
  return status === undefined ? say.notKnown : authenticationText(status, language);
}

function liabilityOf(payment: Payment, language: Language): Html | string {
  const say = operationSentences[language];
  const { liabilityShift, guaranteeIndicator, paymentMethod } = payment;
  // A cardholder who is not there cannot authenticate.
  if (paymentMethod === "moto") return say.liable.shop;
  if (liabilityShift === undefined) return say.notKnown;
  return html`${say.liable[liabilityShift ? "issuer" : "shop"]}
  ${guaranteeIndicator && html`<code>guaranteeIndicator ${guaranteeIndicator}</code>`}`;
}
