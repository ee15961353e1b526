import { html, type Html } from "../http/html.js";
import type { Gateway } from "../ledger/gateway.js";
import { maskIban } from "../ledger/iban.js";
import type { ConsoleQuery } from "./console-query.js";
import { matches } from "./matches.js";
import { momentText } from "./moment-text.js";

/** The mandates: who has agreed to be debited, and what was debited. */
export function mandateList({ mandates }: Gateway, { search }: ConsoleQuery): Html {
  const found = [...mandates.all()].filter((mandate) => matches(search, mandate));
  if (found.length === 0)
    return html`<p class="quiet">No mandate ${search === "" ? "yet" : "like that"}.</p>`;
  return html`<div class="scroll" tabindex="0">
    <table>
      <thead>
        <tr>
          <th>Mandate</th>
          <th>Status</th>
          <th>Debtor</th>
          <th>Account</th>
          <th>Signed</th>
          <th>Debits</th>
        </tr>
      </thead>
      <tbody>
        ${found.map(
          ({ mandateId, status, debtorName, iban, signedAt, debits }) =>
            html`<tr>
              <td><code>${mandateId}</code></td>
              <td class="${status === "ACTIVE" ? "good" : "wait"}">${status}</td>
              <td>${debtorName}</td>
              <td>${maskIban(iban)}</td>
              <td>${signedAt === undefined ? "not yet" : momentText(signedAt)}</td>
              <td>${debits.length === 0 ? "none" : debits.join(", ")}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
