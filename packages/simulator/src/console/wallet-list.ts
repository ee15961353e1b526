import { html, type Html } from "../http/html.js";
import type { Gateway } from "../ledger/gateway.js";
import { maskIban } from "../ledger/iban.js";
import type { ConsoleQuery } from "./console-query.js";
import { matches } from "./matches.js";
import { momentText } from "./moment-text.js";

/** The wallets and what is stored in them. */
export function walletList({ wallets }: Gateway, { search }: ConsoleQuery): Html {
  const found = [...wallets.all()].filter((wallet) => matches(search, wallet));
  if (found.length === 0) return html`<p class="quiet">No wallet ${search === "" ? "yet" : "like that"}.</p>`;
  return html`<div class="scroll" tabindex="0">
    <table>
      <thead>
        <tr>
          <th>Wallet</th>
          <th>Shop</th>
          <th>Last action</th>
          <th>Means of payment</th>
        </tr>
      </thead>
      <tbody>
        ${found.map(
          ({ merchantWalletId, merchantId, lastActionAt, means }) =>
            html`<tr>
              <td><code>${merchantWalletId}</code></td>
              <td>${merchantId}</td>
              <td>${momentText(lastActionAt)}</td>
              <td>
                ${
                  means.length === 0
                    ? "empty"
                    : html`<ul>
                        ${means.map(
                          ({ paymentMeanId, paymentMeanBrand, paymentMeanAlias, card, account }) =>
                            html`<li>
                              ${paymentMeanId}: ${paymentMeanBrand}
                              ${card?.maskedPan ?? maskIban(account?.customerAccount ?? "")}
                              ${account?.mandateId}
                              ${card === undefined ? undefined : `until ${card.expiryDate}`}
                              ${paymentMeanAlias}
                            </li>`,
                        )}
                      </ul>`
                }
              </td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
