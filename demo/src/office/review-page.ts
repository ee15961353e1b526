import type { Gateway } from "@sips-kit/server";
import { randomUUID } from "node:crypto";
import { html, type Html } from "../html/html.js";
import { cardText } from "../shop/card-text.js";
import type { Language } from "../shop/language.js";
import { money } from "../shop/money.js";
import { ageText, moment } from "./moments.js";
import { csrfField, type OfficePage } from "./office-layout.js";
import { officeSentences } from "./office-sentences.js";
import { methodName, ruleText, scoreText } from "./office-words.js";
import { operationSentences } from "./operation-sentences.js";
import { newsRegion, type ListedPayment } from "./payments-page.js";

type Read = Awaited<ReturnType<Gateway["getFraudData"]>>;

/** What the gateway's fraud rules say about a payment. */
export type FraudFindings =
  | { readonly kind: "found"; readonly answer: Extract<Read, { readonly kind: "accepted" }>["answer"] }
  | { readonly kind: "not-there" | "unreachable" };

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
      ${held.length === 0 && html`<p>${cursor === undefined ? say.noReview : say.nothingHere}</p>`}
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
  return html`<li class="card" id="p-${reference}">
    <div class="top">
      <h2 id="h-${reference}"><a href="/office/payments/${reference}">${act.paymentOf(orderId)}</a></h2>
      <p class="price">${money(amountMinor, language)}</p>
    </div>
    <p class="under">
      ${customer ?? say.guest} · ${methodName(payment.paymentMethod, language)} ${cardText(payment)}
    </p>
    <dl>
      ${fact(say.held, html`<time datetime="${new Date(payment.updatedAt).toISOString()}">${ageText(now - payment.updatedAt, language)}</time>, ${moment(payment.updatedAt, language)}`)}
      ${findingFacts(findings, language)}
    </dl>
    <div class="acts">
      ${(["acceptReview", "refuseReview"] as const).map(
        (action) =>
          html`<form class="act" method="post" action="/office/payments/${reference}/${action}">
            ${csrfField({ csrf })}
            <input type="hidden" name="idempotencyKey" value="${randomUUID()}" />
            <button class="${action === "refuseReview" ? "quiet" : ""}" aria-describedby="h-${reference}">
              ${act.with(act.kinds[action], money(amountMinor, language))}
            </button>
          </form>`,
      )}
    </div>
  </li>`;
}

function findingFacts(findings: FraudFindings, language: Language): Html {
  const say = officeSentences[language];
  if (findings.kind !== "found") {
    return fact(say.rules, findings.kind === "not-there" ? say.notAtGateway : say.rulesUnknown);
  }
  const { answer } = findings;
  const rules = [
    ...(answer.preAuthenticationRuleResultList ?? []),
    ...(answer.preAuthorisationRuleResultList ?? []),
  ];
  const list = html`<ul class="rules">
    ${rules.map(
      (rule) =>
        html`<li>
          <code>${rule.ruleCode ?? "?"}</code> ${ruleText(rule.ruleResultIndicator ?? "", language)}
          ${rule.ruleDetailedInfo ?? ""}
        </li>`,
    )}
  </ul>`;
  return html`${fact(say.score, scoreText(answer, language))}
  ${fact(say.rules, rules.length === 0 ? say.noRules : list)}`;
}

function fact(name: string, value: string | Html): Html {
  return html`<div>
    <dt>${name}</dt>
    <dd>${value}</dd>
  </div>`;
}
