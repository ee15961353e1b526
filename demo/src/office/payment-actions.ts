import { actionForm } from "./action-form.js";
import { amountInput } from "./amount-input.js";
import { chargeAgain } from "./charge-again.js";
import { html, type Html } from "../html/html.js";
import type { Language } from "../shop/language.js";
import { money } from "../shop/money.js";
import { actionsFor, hasAmount, isDuplicable, type OfficeAction } from "./office-actions.js";
import { operationSentences } from "./operation-sentences.js";
import type { OfficePayment } from "./office-payment.js";
import { typedAmount } from "./typed-amount.js";

/** What can be done with a payment: buttons that name action and amount, and forms for a part of the amount. */
export function paymentActions(shown: OfficePayment, language: Language): Html {
  const say = operationSentences[language];
  const { payment, atGateway } = shown;
  const status = atGateway.kind === "found" ? atGateway.answer.transactionStatus : undefined;
  const permitted = actionsFor(status);
  const isAgain = leftOf(shown) > 0 && isDuplicable(payment, status);
  const actions = permitted.filter((action) => !hasAmount(action) || leftOf(shown) > 0);
  return html`<section class="card" aria-labelledby="actions">
    <h2 id="actions">${say.actions}</h2>
    ${actions.length === 0 && !isAgain && html`<p>${say.nothing}</p>`}
    ${
      actions.length > 0 &&
      html`<div class="acts">
        ${actions.map((action, index) => whole(shown, action, index > 0 || takesBack(action), language))}
      </div>`
    }
    ${actions.filter((action) => hasAmount(action)).map((action) => part(shown, action, language))}
    ${isAgain && chargeAgain(shown, language)}
  </section>`;
}

/** A button that returns money is never the prominent one. */
function takesBack(action: OfficeAction): boolean {
  return action === "cancel" || action === "refund";
}

/** `isQuiet`: less common actions are less prominent than the first one. */
function whole(shown: OfficePayment, action: OfficeAction, isQuiet: boolean, language: Language): Html {
  const say = operationSentences[language];
  const left = leftOf(shown);
  const amount = money(left, language);
  return actionForm(
    shown,
    action,
    html`${hasAmount(action) && html`<input type="hidden" name="amount" value="${typedAmount(left)}" />`}
      <button class="${isQuiet ? "quiet" : ""}">
        ${hasAmount(action) ? say.allOfIt(say.kinds[action], amount) : say.confirm[action](amount).button}
      </button>`,
  );
}

function part(shown: OfficePayment, action: OfficeAction, language: Language): Html | undefined {
  const say = operationSentences[language];
  if (action !== "cancel" && action !== "refund" && action !== "validate") return undefined;
  return html`<details class="part">
    <summary>${say.part[action]}</summary>
    ${actionForm(
      shown,
      action,
      html`<label for="amount-${action}">${say.upTo(money(leftOf(shown), language))}</label>
        ${amountInput(`amount-${action}`)}
        <button class="quiet">${say.goOn}</button>`,
    )}
  </details>`;
}

function leftOf({ payment, atGateway }: OfficePayment): number {
  return atGateway.kind === "found" ? Number(atGateway.answer.currentAmount ?? 0) : payment.amountMinor;
}
