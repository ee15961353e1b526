import { codes, meaningOf } from "@sips-kit/protocol";
import { shownTransaction } from "../control/shown.js";
import { html, type Html } from "../http/html.js";
import type { Gateway } from "../ledger/gateway.js";
import type { Transaction } from "../ledger/transaction.js";
import { consolePath, pageOf, type ConsoleQuery } from "./console-query.js";
import { amountText } from "../http/amount-text.js";
import { matches } from "./matches.js";
import { momentText } from "./moment-text.js";
import { pager } from "./pager.js";
import { statusTag } from "./status-tag.js";

/** The transactions, the newest first, each with its history. */
export function transactionList({ transactions }: Gateway, query: ConsoleQuery): Html {
  const { search } = query;
  const found: Transaction[] = [];
  for (const transaction of transactions.all()) {
    if (matches(search, shownTransaction(transaction))) found.push(transaction);
  }
  if (found.length === 0)
    return html`<p class="quiet">No transaction ${search === "" ? "yet" : "like that"}.</p>`;
  return html`${pageOf(found.toReversed(), query).map(entry)} ${pager(query, found.length)}`;
}

function entry(transaction: Transaction): Html {
  const { transactionReference, status, responseCode, card, paymentMeanBrand } = transaction;
  return html`<details class="entry">
    <summary>
      <code>${transactionReference}</code>
      ${statusTag(transaction)}
      <span>${amountOf(transaction, transaction.originAmount)}</span>
      <span class="quiet">${paymentMeanBrand} ${card.maskedPan}</span>
      <time class="quiet">${momentText(transaction.createdAt)}</time>
      <a href="${consolePath({ view: "exchanges", search: transactionReference })}">Calls</a>
    </summary>
    <p class="why">
      ${responseCode === undefined ? "Not ordered yet." : `${responseCode}: ${meaningOf(codes.responseCode, responseCode)}`}
      ${meaningOf(codes.transactionStatus, status)} Left: ${amountOf(transaction, transaction.currentAmount)}.
    </p>
    <div class="scroll" tabindex="0">
      <table>
        <thead>
          <tr>
            <th>When</th>
            <th>What</th>
            <th>Status after it</th>
            <th>Left</th>
          </tr>
        </thead>
        <tbody>
          ${transaction.history.map(
            ({ at, operation, transactionStatus, amount }) =>
              html`<tr>
                <td>${momentText(at)}</td>
                <td>${operation}</td>
                <td>${transactionStatus}</td>
                <td class="number">${amountOf(transaction, amount)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </details>`;
}

/** In the smallest unit, as on the wire, because currencies differ in their decimals. */
function amountOf({ currencyCode }: Transaction, amount: number): string {
  return amountText(amount, currencyCode, "en");
}
