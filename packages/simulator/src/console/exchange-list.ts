import { html, type Html } from "../http/html.js";
import type { Exchange } from "../ledger/exchanges.js";
import type { Gateway } from "../ledger/gateway.js";
import { parisDateTime } from "../world/paris-time.js";
import { matches } from "./matches.js";
import { codeOf, whyOf } from "./why.js";

const shown = 100;

/** The last calls, the newest first: request, answer, and the reason. Without card data. */
export function exchangeList({ exchanges }: Gateway, search: string): Html {
  const found = exchanges
    .all()
    .filter((exchange) => matches(search, exchange))
    .toReversed();
  if (found.length === 0) return html`<p class="quiet">No call ${search === "" ? "yet" : "like that"}.</p>`;
  return html`${found.slice(0, shown).map(entry)}
  ${found.length > shown ? html`<p class="quiet">${found.length - shown} older ones: filter to see them.</p>` : undefined}`;
}

function entry(exchange: Exchange): Html {
  const { at, method, request, answer, delivery } = exchange;
  const code = codeOf(exchange);
  const tone = code === "00" ? "good" : "bad";
  const reference = request["transactionReference"] ?? answer["transactionReference"];
  return html`<details class="entry">
    <summary>
      <time>${parisDateTime(at).slice(11, 19)}</time>
      <code>${method}</code>
      <b class="${tone}">${code}</b>
      ${delivery === undefined ? undefined : html`<b class="wait">${delivery}</b>`}
      <span class="quiet">${typeof reference === "string" ? reference : undefined}</span>
    </summary>
    <p class="why">${whyOf(exchange)}</p>
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
