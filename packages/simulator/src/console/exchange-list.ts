import { html, type Html } from "../http/html.js";
import type { Exchange } from "../ledger/exchanges.js";
import type { Gateway } from "../ledger/gateway.js";
import { pageOf, type ConsoleQuery } from "./console-query.js";
import { matches } from "./matches.js";
import { momentText } from "./moment-text.js";
import { pager } from "./pager.js";
import { codeOf, whyOf } from "./why.js";

/** The last calls, the newest payment first, each payment's calls together: request, answer, and the reason. */
export function exchangeList({ exchanges }: Gateway, query: ConsoleQuery): Html {
  const { search } = query;
  const found = exchanges.all().filter((exchange) => matches(search, exchange));
  if (found.length === 0) return html`<p class="quiet">No call ${search === "" ? "yet" : "like that"}.</p>`;
  const groups = groupsOf(found.toReversed());
  return html`${pageOf(groups, query).map((group) => groupOf(group))}
  ${pager("exchanges", query, groups.length)}`;
}

/** The calls that name the same transaction, the newest first. */
type Group = readonly Exchange[];

function groupsOf(exchanges: readonly Exchange[]): readonly Group[] {
  const groups = new Map<unknown, Exchange[]>();
  for (const exchange of exchanges) {
    // A call that names no transaction stands alone.
    const key = referenceOf(exchange) ?? exchange;
    const group = groups.get(key);
    if (group) group.push(exchange);
    else groups.set(key, [exchange]);
  }
  return [...groups.values()];
}

function groupOf(group: Group): Html {
  const [last] = group;
  const reference = last && referenceOf(last);
  const entries = group.map((exchange) => entry(exchange));
  if (reference === undefined) return html`${entries}`;
  const query = new URLSearchParams({ view: "transactions", q: reference }).toString();
  return html`<section class="group" aria-label="Calls for ${reference}">
    <h2>
      <code>${reference}</code>
      <a href="/_console?${query}" aria-label="Transaction ${reference}">Transaction</a>
    </h2>
    ${entries}
  </section>`;
}

function entry(exchange: Exchange): Html {
  const { at, method, request, answer, delivery } = exchange;
  const code = codeOf(exchange);
  const isGood = code === "00" && delivery === undefined;
  return html`<details class="entry">
    <summary>
      <time datetime="${new Date(at).toISOString()}">${momentText(at)}</time>
      <code>${method}</code>
      <b class="${code === "00" ? "good" : "bad"}">${code}</b>
      ${delivery === undefined ? undefined : html`<b class="wait">${delivery}</b>`}
      ${isGood ? undefined : html`<span class="reason">${whyOf(exchange)}</span>`}
    </summary>
    ${isGood ? html`<p class="why">${whyOf(exchange)}</p>` : undefined}
    <div class="two">
      <div>
        <b>Request</b>
        <pre tabindex="0">${JSON.stringify(request, null, 2)}</pre>
      </div>
      <div>
        <b>Answer</b>
        <pre tabindex="0">${JSON.stringify(answer, null, 2)}</pre>
      </div>
    </div>
  </details>`;
}

function referenceOf({ request, answer }: Exchange): string | undefined {
  const reference = request["transactionReference"] ?? answer["transactionReference"];
  return typeof reference === "string" && reference !== "" ? reference : undefined;
}
