import { html, type Html } from "../http/html.js";
import type { Gateway } from "../ledger/gateway.js";
import { consolePath, isFiltered, pageOf, type ConsoleQuery } from "./console-query.js";
import type { ConsoleSite } from "./console-site.js";
import { linksFor } from "./console-link.js";
import { exchangeEntry } from "./exchange-entry.js";
import { exchangeGroups, type ExchangeGroup } from "./exchange-groups.js";
import { filterGroups } from "./filter-groups.js";
import { pager } from "./pager.js";
import { transactionOf } from "../office/transaction-of.js";
import { statusTag } from "./status-tag.js";

/** The last calls, the newest payment first, each payment's calls together: request, answer, and the reason. */
export function exchangeList(gateway: Gateway, query: ConsoleQuery, site: ConsoleSite): Html {
  const groups = filterGroups(exchangeGroups(gateway.exchanges.all()), query);
  if (groups.length === 0) return nothing(query);
  return html`${pageOf(groups, query).map((group) => groupOf(gateway, group, site))}
  ${pager(query, groups.length)}`;
}

function nothing(query: ConsoleQuery): Html {
  if (!isFiltered(query)) return html`<p class="quiet">No call yet.</p>`;
  return html`<p class="quiet">
    No call like that. A payment that the shop refused by itself, for a rate limit or an order that has
    changed, never called the gateway: look at its history in the shop.
  </p>`;
}

function groupOf(
  gateway: Gateway,
  { reference, orderId, exchanges, all }: ExchangeGroup,
  site: ConsoleSite,
): Html {
  const entries = exchanges.map((exchange) => exchangeEntry(gateway, exchange, site));
  if (reference === undefined) return html`${entries}`;
  const [last] = exchanges;
  const transaction = last && transactionOf(gateway, last);
  return html`<section class="group" aria-label="Calls for ${reference}">
    <h2>
      <code>${reference}</code>
      ${transaction && statusTag(transaction)}
      ${orderId === undefined ? undefined : html`<span class="quiet">Order ${orderId}</span>`}
      ${
        transaction &&
        html`<a
          href="${consolePath({ view: "transactions", search: reference })}"
          aria-label="Transaction ${reference}"
          >Transaction</a
        >`
      }
      ${linksFor(site.links, all)}
    </h2>
    ${entries}
  </section>`;
}
