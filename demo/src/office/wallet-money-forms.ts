import { amountInput } from "./amount-input.js";
import { randomUUID } from "node:crypto";
import { html, type Html } from "../html/html.js";
import type { Language } from "../shop/language.js";
import { money } from "../shop/money.js";
import { creditLimits } from "./credit-limits.js";
import { csrfField } from "./office-layout.js";
import { walletMoneySentences } from "./wallet-money-sentences.js";

/** The card in a wallet that the forms are about. */
export interface FormCard {
  readonly merchantWalletId: string;
  readonly paymentMeanId: string;
  readonly csrf: string;
}

/** The forms that charge or credit a saved card. Each has its own idempotency key: a double click has one effect. */
export function walletMoneyForms(card: FormCard, language: Language): Html {
  const say = walletMoneySentences[language];
  const [most, alone] = [creditLimits.perCreditMinor, creditLimits.approval.aboveMinor];
  return html`${form(card, "charge", say.charge.hint, language)}
  ${form(card, "credit", say.credit.hint(money(most, language), money(alone, language)), language)}`;
}

function form(card: FormCard, kind: "charge" | "credit", hint: string, language: Language): Html {
  const say = walletMoneySentences[language];
  const { merchantWalletId, paymentMeanId, csrf } = card;
  const id = `${kind}-${paymentMeanId}`;
  return html`<details class="part">
    <summary aria-describedby="mean-${paymentMeanId}">${say[kind].open}</summary>
    <form class="stack" method="post" action="/office/wallets/${merchantWalletId}/${kind}">
      ${csrfField({ csrf })}
      <input type="hidden" name="idempotencyKey" value="${randomUUID()}" />
      <input type="hidden" name="paymentMeanId" value="${paymentMeanId}" />
      <p class="hint">${hint}</p>
      <label for="${id}-amount">${say.amount}</label>
      ${amountInput(`${id}-amount`)}
      <label for="${id}-order">${say.orderId}</label>
      <input
        id="${id}-order"
        name="orderId"
        type="text"
        autocomplete="off"
        maxlength="32"
        aria-describedby="${id}-hint"
      />
      <p class="hint" id="${id}-hint">${say.orderHint}</p>
      <button class="quiet">${say.goOn}</button>
    </form>
  </details>`;
}
