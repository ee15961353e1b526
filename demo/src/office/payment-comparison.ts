import { chargedMinor } from "@sips-kit/server";
import { html, type Html } from "../html/html.js";
import { cardText } from "../shop/card-text.js";
import type { Language } from "../shop/language.js";
import { money } from "../shop/money.js";
import { standingOf, sumOf } from "../shop/standing.js";
import { moment } from "./moments.js";
import { gatewayStatusText, responseText } from "./gateway-meanings.js";
import { statusWord } from "./state-words.js";
import { operationSentences } from "./operation-sentences.js";
import type { OfficePayment } from "./office-payment.js";

/** One thing that journal and gateway both know. */
interface Compared {
  readonly id: string;
  readonly name: string;
  readonly journal: string | undefined;
  readonly gateway: string | undefined;
  /** The gateway's own code, shown beside its meaning. */
  readonly code?: string | undefined;
  /** False for what the two put in different words. */
  readonly isComparable: boolean;
}

/** What the journal and the gateway hold of a payment, side by side. A difference is named. */
export function paymentComparison(shown: OfficePayment, language: Language): Html {
  const say = operationSentences[language];
  const { atGateway } = shown;
  return html`<section class="card" aria-labelledby="compared">
    <h2 id="compared">${say.compared}</h2>
    ${atGateway.kind === "unreachable" && html`<p class="warning">${say.unreachable}</p>`}
    ${
      atGateway.kind === "not-there" &&
      html`<p class="${mayBeAbsent(shown) ? "hint" : "warning"}">
        ${say.notThere} ${shown.isSample && say.sample}
      </p>`
    }
    <table class="compared">
      <thead>
        <tr>
          <th scope="col">${say.what}</th>
          <th scope="col">${say.inJournal}</th>
          <th scope="col">${say.atGateway}</th>
        </tr>
      </thead>
      <tbody>
        ${rowsOf(shown, language).map((row) => comparedRow(row, language))}
      </tbody>
    </table>
    ${shown.callsUrl !== undefined && html`<p class="hint"><a href="${shown.callsUrl}">${say.calls}</a></p>`}
  </section>`;
}

/** True when the gateway need not know the payment: no charge was sent, or it is sample data. */
function mayBeAbsent({ payment, isSample }: OfficePayment): boolean {
  return isSample || !["charging", "accepted", "in-review", "unknown"].includes(payment.state);
}

function comparedRow({ id, name, journal, gateway, code, isComparable }: Compared, language: Language): Html {
  const say = operationSentences[language];
  const isOther = isComparable && journal !== undefined && gateway !== undefined && journal !== gateway;
  // On a phone, where the two stand below each other, what is equal stands there once.
  const isSame = isComparable && journal === gateway;
  return html`<tr id="compared-${id}" class="${isSame && "same"}">
    <th scope="row">${name}</th>
    <td data-side="${say.inJournal}">${journal ?? "–"}</td>
    <td data-side="${isSame ? say.inBoth : say.atGateway}">
      <span class="value">${gateway ?? "–"}</span> ${code !== undefined && html`<code>${code}</code>`}
      ${isOther && html`<span class="tag bad">${say.differs}</span>`}
    </td>
  </tr>`;
}

function rowsOf({ payment, operations, atGateway }: OfficePayment, language: Language): readonly Compared[] {
  const say = operationSentences[language];
  const answer = atGateway.kind === "found" ? atGateway.answer : {};
  const { transactionStatus: status, responseCode: code, lastOperationName, lastOperationDateTime } = answer;
  const takenBack = sumOf(operations, "cancel") + sumOf(operations, "refund");
  const amount = (text: string | undefined) => (text ? money(Number(text), language) : undefined);
  // With instalments, the transaction is the first of them.
  const paidAtOnce = chargedMinor(payment);
  const isPaid = payment.state === "accepted" || payment.state === "in-review";
  const lastChange = Math.max(payment.updatedAt, ...operations.map((one) => one.updatedAt));
  return [
    {
      id: "status",
      name: say.status,
      journal: statusWord(standingOf(payment, operations), language),
      gateway: status && gatewayStatusText(status, language),
      code: status,
      isComparable: false,
    },
    same("amount", say.amount, money(paidAtOnce, language), amount(answer.originAmount)),
    same(
      "left",
      say.left,
      isPaid ? money(paidAtOnce - takenBack, language) : undefined,
      amount(answer.currentAmount),
    ),
    {
      ...same(
        "answer",
        say.answer,
        payment.responseCode && responseText(payment.responseCode, language),
        code && responseText(code, language),
      ),
      code,
    },
    same("authorisation", say.authorisation, payment.authorisationId, answer.authorisationId),
    same(
      "card",
      payment.mandateId === undefined ? say.card : say.account,
      cardText(payment) || undefined,
      cardText(answer) || undefined,
    ),
    {
      id: "last-operation",
      name: say.lastOperation,
      journal: moment(lastChange, language),
      gateway: lastOperationDateTime && momentOf(lastOperationDateTime, language),
      code: lastOperationName,
      isComparable: false,
    },
  ];
}

/** What journal and gateway put in the same words. */
function same(id: string, name: string, journal: string | undefined, gateway: string | undefined): Compared {
  return { id, name, journal, gateway, isComparable: true };
}

function momentOf(isoTime: string, language: Language): string {
  const at = Date.parse(isoTime);
  return Number.isNaN(at) ? isoTime : moment(at, language);
}
