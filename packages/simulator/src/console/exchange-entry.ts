import { html, type Html } from "../http/html.js";
import type { Exchange } from "../ledger/exchanges.js";
import type { Gateway } from "../ledger/gateway.js";
import { isRefused } from "./is-refused.js";
import { codeOf, meaningOfCodes } from "./meaning-of-codes.js";
import { momentText } from "./moment-text.js";
import { reasonOf } from "./reasons/reason-of.js";

/** One call: in its line the reason, if it was not simply accepted; request and answer when it is opened. */
export function exchangeEntry(gateway: Gateway, exchange: Exchange): Html {
  const { at, method, request, answer, delivery } = exchange;
  const code = codeOf(exchange);
  const isGood = code === "00" && delivery === undefined;
  const meaning = meaningOfCodes(exchange);
  return html`<details class="entry">
    <summary>
      <time datetime="${new Date(at).toISOString()}">${momentText(at)}</time>
      <code>${method}</code>
      <b class="${isRefused(exchange) ? "bad" : code === "00" ? "good" : "wait"}">${code}</b>
      ${delivery === undefined ? undefined : html`<b class="wait">${delivery}</b>`}
      ${reasonLines(gateway, exchange)}
      ${isGood ? undefined : html`<span class="line quiet">${meaning}</span>`}
    </summary>
    ${isGood ? html`<p class="why">${meaning}</p>` : undefined}
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

function reasonLines(gateway: Gateway, exchange: Exchange): Html | undefined {
  const reason = reasonOf(gateway, exchange);
  return (
    reason && html`<strong class="line">${reason.cause}</strong> <span class="line">${reason.remedy}</span>`
  );
}
