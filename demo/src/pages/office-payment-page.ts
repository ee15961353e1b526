import { randomUUID } from "node:crypto";
import type { JournalEvent, Operation, Payment } from "@sips-kit/server";
import { cardText } from "../shop/card-text.js";
import type { Language } from "../shop/language.js";
import { money } from "../shop/money.js";
import { actionsFor, hasAmount, type OfficeAction } from "../shop/office-actions.js";
import { officeSentences } from "../shop/office-sentences.js";
import { sumOf } from "../shop/standing.js";
import { sentences } from "../shop/sentences.js";
import { html, type Html } from "../html/html.js";
import type { Page } from "./layout.js";
import { clock, historyTable, paymentTag } from "./order-pages.js";

/** What the gateway holds of the transaction. */
export type AtGateway =
  | {
      readonly kind: "found";
      readonly transactionStatus: string | undefined;
      readonly leftMinor: number;
    }
  | { readonly kind: "not-there" | "unreachable" };

/** What the page of one payment shows. */
export interface OfficePayment {
  readonly payment: Payment;
  readonly history: readonly JournalEvent[];
  readonly operations: readonly Operation[];
  readonly atGateway: AtGateway;
  /** The result of the submitted form. */
  readonly told: { readonly done: Operation | undefined; readonly problem: string | undefined };
}

/** One payment for the shop's staff. */
export function officePaymentPage(shown: OfficePayment, language: Language): Page {
  const { payment, history, operations, atGateway } = shown;
  const [say, shop] = [officeSentences[language], sentences[language]];
  const status = atGateway.kind === "found" ? atGateway.transactionStatus : undefined;
  const actions = actionsFor(status);
  return {
    title: `${say.payment} ${payment.reference}`,
    body: html`<p><a href="/office">${say.toList}</a></p>
      <h1 class="reference">${say.payment} <span>${payment.reference}</span></h1>
      ${notice(shown, language)} ${overpaidNotice(shown, language)}
      <div class="columns">
        <div>
          <section class="card" aria-labelledby="actions">
            <h2 id="actions">${say.actions}</h2>
            ${actions.length === 0 && html`<p>${say.nothing}</p>`}
            <div class="acts">
              ${actions.map((action, index) => actionForm(shown, action, index > 0, language))}
            </div>
          </section>
          ${operations.length > 0 && operationsTable(operations, language)}
          <div class="card attempt">
            <h2>${shop.history}</h2>
            ${historyTable(history, language)}
          </div>
        </div>
        <aside class="sum" aria-label="${say.payment}">
          <dl>
            ${fact(shop.order, payment.orderId)} ${fact(shop.amount, money(payment.amountMinor, language))}
            ${fact(shop.state, paymentTag(shown, language))}
            ${fact(say.paymentMethod, methodText(payment, language))}
            ${payment.maskedPan && fact(shop.card, cardText(payment))}
            ${payment.responseCode && fact("responseCode", payment.responseCode)}
          </dl>
          <h2>${say.atGateway}</h2>
          ${gatewayFacts(atGateway, language)}
        </aside>
      </div>`,
  };
}

/** For an order that was paid twice: what to refund, until that is done. */
function overpaidNotice({ payment, operations }: OfficePayment, language: Language): Html | undefined {
  const say = officeSentences[language];
  const { reference, overpaid } = payment;
  const isBack = sumOf(operations, "refund") + sumOf(operations, "cancel") >= payment.amountMinor;
  if (!overpaid || isBack) return undefined;
  if (!overpaid.refund.includes(reference)) {
    const others = overpaid.refund.map((one) => html`<a href="/office/payments/${one}">${one}</a> `);
    return html`<p class="told open">${say.paidTwice} ${say.keep} ${others}</p>`;
  }
  return html`<form class="told bad" method="post" action="/office/payments/${reference}/refundOverpayment">
    <p>${say.paidTwice} ${say.tooMany}</p>
    <button>${say.confirm.refundOverpayment(money(payment.amountMinor, language)).button}</button>
  </form>`;
}

function methodText({ paymentMethod }: Payment, language: Language): string {
  const known = Object.entries(officeSentences[language].methods).find(([id]) => id === paymentMethod);
  return known?.[1] ?? paymentMethod;
}

function fact(name: string, value: string | Html): Html {
  return html`<div>
    <dt>${name}</dt>
    <dd>${value}</dd>
  </div>`;
}

function gatewayFacts(atGateway: AtGateway, language: Language): Html {
  const say = officeSentences[language];
  switch (atGateway.kind) {
    case "found":
      return html`<dl>
        ${fact(say.status, atGateway.transactionStatus ?? "")}
        ${fact(say.left, money(atGateway.leftMinor, language))}
      </dl>`;
    case "not-there":
      return html`<p>${say.notThere}</p>`;
    case "unreachable":
      return html`<p class="warning">${say.unreachable}</p>`;
  }
}

/** `isQuiet`: less common actions are less prominent than the first one. */
function actionForm(
  { payment, atGateway }: OfficePayment,
  action: OfficeAction,
  isQuiet: boolean,
  language: Language,
): Html {
  const say = officeSentences[language];
  const left = atGateway.kind === "found" ? atGateway.leftMinor : payment.amountMinor;
  const text = (left / 100).toFixed(2);
  return html`<form class="act" method="post" action="/office/payments/${payment.reference}/${action}">
    <input type="hidden" name="idempotencyKey" value="${randomUUID()}" />
    ${
      hasAmount(action) &&
      html`<label for="amount-${action}">${say.amount}</label>
        <input
          id="amount-${action}"
          name="amount"
          type="text"
          inputmode="decimal"
          autocomplete="off"
          value="${language === "fr" ? text.replace(".", ",") : text}"
        />`
    }
    <button class="${isQuiet ? "quiet" : ""}">${say.kinds[action]}</button>
  </form>`;
}

function notice({ told }: OfficePayment, language: Language): Html | undefined {
  const say = officeSentences[language];
  const { done, problem } = told;
  if (done) {
    const tone = done.state === "accepted" ? "good" : done.state === "unknown" ? "open" : "bad";
    return html`<p class="told ${tone}" role="status">${endOf(done, language)}</p>`;
  }
  if (problem === undefined) return undefined;
  // The query may name anything: names that are not in the table become "other".
  const known = Object.entries(say.problems).find(([name]) => name === problem)?.[1];
  return html`<p class="told bad" role="alert">${known ?? say.problems.other}</p>`;
}

/** The result of an operation, in words. */
function endOf({ kind, state, amountMinor = 0, responseCode }: Operation, language: Language): string {
  const say = officeSentences[language];
  const amount = money(amountMinor, language);
  switch (state) {
    case "accepted":
      // This office offers no others.
      return kind in say.done ? say.done[kind as keyof typeof say.done](amount) : say.kinds[kind];
    case "refused":
      // Both the journal's guard and the gateway answer 51 for an amount that is too high.
      return responseCode === "51" ? say.tooMuch(amount) : say.refusedBecause(responseCode ?? "?");
    case "not-done":
      return say.notDone;
    default:
      return say.unsure;
  }
}

function operationsTable(operations: readonly Operation[], language: Language): Html {
  const [say, shop] = [officeSentences[language], sentences[language]];
  return html`<div class="card">
    <h2>${say.operations}</h2>
    <div class="scroll" role="region" aria-label="${say.operations}" tabindex="0">
      <table class="stacks">
        <thead>
          <tr>
            ${[shop.when, say.operation, say.result].map((name) => html`<th scope="col">${name}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${operations.map(
            (operation) =>
              html`<tr>
                <td>${clock(new Date(operation.createdAt), language)}</td>
                <td>
                  ${say.kinds[operation.kind]}
                  ${operation.amountMinor !== undefined && money(operation.amountMinor, language)}
                </td>
                <td>${endOf(operation, language)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </div>`;
}
