import type { FraudReport } from "@sips-kit/server";
import { fact } from "../html/fact.js";
import { html, type Html } from "../html/html.js";
import { cardText } from "../shop/card-text.js";
import type { Language } from "../shop/language.js";
import { money } from "../shop/money.js";
import { isTakenByStaff } from "../shop/taken-by-staff.js";
import { actionForm } from "./action-form.js";
import { ageText, moment } from "./moments.js";
import type { OfficePage } from "./office-layout.js";
import { officeSentences } from "./office-sentences.js";
import { methodName } from "./method-names.js";
import { scoreColorText } from "./gateway-meanings.js";
import { operationSentences } from "./operation-sentences.js";
import type { ListedPayment } from "./listed-payment.js";
import { newsRegion } from "./payments-page.js";

/** What the gateway's fraud rules say about a payment, or why that is not known. */
export type FraudFindings = FraudReport | "not-told" | "unreachable";

/** A payment that waits for a decision. */
export interface HeldPayment extends ListedPayment {
  readonly findings: FraudFindings;
}

/** The review queue. */
export interface ReviewQueue {
  readonly held: readonly HeldPayment[];
  readonly cursor: string | undefined;
  readonly isFirst: boolean;
  readonly now: number;
  readonly csrf: string;
}

/** The payments that are held for fraud review, with what speaks for and against them. */
export function reviewPage(queue: ReviewQueue, language: Language): OfficePage {
  const say = officeSentences[language];
  const { held, cursor, isFirst } = queue;
  return {
    title: say.inReview,
    scripts: ["office.js"],
    body: html`<h1>${say.inReview}</h1>
      ${newsRegion(isFirst, language)}
      ${held.length === 0 && html`<p class="empty">${cursor === undefined ? say.noReview : say.nothingHere}</p>`}
      <ul class="held" id="payments">
        ${held.map((one) => item(one, queue, language))}
      </ul>
      ${
        cursor !== undefined &&
        html`<nav class="pages" aria-label="${say.pages}">
          <a class="button quiet" href="/office/review?${new URLSearchParams({ cursor }).toString()}"
            >${say.older}</a
          >
        </nav>`
      }`,
  };
}

function item(
  { payment, customer, findings }: HeldPayment,
  { now, csrf }: ReviewQueue,
  language: Language,
): Html {
  const [say, act] = [officeSentences[language], operationSentences[language]];
  const { reference, orderId, amountMinor } = payment;
  // The shop has no account for a buyer on the phone.
  const isNobody = customer === undefined && isTakenByStaff(payment);
  const customerText = isNobody ? "" : `${customer ?? say.guest} ·`;
  return html`<li class="card" id="p-${reference}">
    <div class="top">
      <h2 id="h-${reference}"><a href="/office/payments/${reference}">${act.paymentOf(orderId)}</a></h2>
      <p class="price">${money(amountMinor, language)}</p>
    </div>
    <p class="under">${customerText} ${methodName(payment.paymentMethod, language)} ${cardText(payment)}</p>
    <dl>
      ${fact(say.held, html`<time datetime="${new Date(payment.updatedAt).toISOString()}">${ageText(now - payment.updatedAt, language)}</time>, ${moment(payment.updatedAt, language)}`)}
      ${findingFacts(findings, language)}
    </dl>
    <div class="acts">
      ${(["acceptReview", "refuseReview"] as const).map((action) =>
        actionForm(
          { payment, csrf },
          action,
          html`<button class="${action === "refuseReview" ? "quiet" : ""}" aria-describedby="h-${reference}">
            ${act.confirm[action](money(amountMinor, language)).button}
          </button>`,
        ),
      )}
    </div>
  </li>`;
}

function findingFacts(findings: FraudFindings, language: Language): Html {
  const say = officeSentences[language];
  if (findings === "unreachable") return fact(say.rules, say.rulesUnknown);
  if (findings === "not-told") return fact(say.rules, say.notAtGateway);
  const list = html`<ul class="rules">
    ${findings.rules.map(
      ({ code, name, result, detail, isAlert }) =>
        html`<li class="${isAlert ? "alert" : ""}">
          <strong>${name[language]}</strong> ${result[language]} <code>${code} ${detail ?? ""}</code>
        </li>`,
    )}
  </ul>`;
  return html`${fact(say.score, scoreText(findings, language))}
  ${findings.check && fact(say.check, findings.check[language])}
  ${fact(say.rules, findings.rules.length === 0 ? say.noRules : list)}`;
}

function scoreText({ score, threshold, color, verdict }: FraudReport, language: Language): Html {
  const say = officeSentences[language];
  return html`${score} ${threshold !== undefined && say.threshold(threshold)}
  ${scoreColorText(color, language) ?? verdict[language]}
  ${color !== undefined && html`<code>${color}</code>`}`;
}
