import { methods } from "@sips-kit/protocol";
import { html, type Html } from "../http/html.js";
import type { Exchange } from "../ledger/exchanges.js";
import type { Gateway } from "../ledger/gateway.js";
import { carriesCard } from "../replay/test-card-of.js";
import type { ConsoleSite } from "./console-site.js";
import { curlCommand } from "./curl-command.js";
import { exchangePath } from "./exchange-path.js";
import { isRefused } from "./is-refused.js";
import { codeOf, meaningOfCodes } from "./meaning-of-codes.js";
import { momentText } from "./moment-text.js";
import { reasonOf } from "./reasons/reason-of.js";

/** One call: in its line the reason, if it was not simply accepted; request and answer when it is opened, as on its own page. */
export function exchangeEntry(gateway: Gateway, exchange: Exchange, site: ConsoleSite, isOpen = false): Html {
  const { at, method, request, answer, delivery, replayOf } = exchange;
  const code = codeOf(exchange);
  const isGood = code === "00" && delivery === undefined;
  const meaning = meaningOfCodes(exchange);
  const open: Html = { markup: isOpen ? " open" : "" };
  return html`<details class="entry" ${open}>
    <summary>
      <time datetime="${new Date(at).toISOString()}">${momentText(at)}</time>
      <code>${method.split(/(?=[A-Z])/).map((word) => html`${word}<wbr />`)}</code>
      <b class="${isRefused(exchange) ? "bad" : code === "00" ? "good" : "wait"}">${code}</b>
      ${delivery === undefined ? undefined : html`<b class="wait">${delivery}</b>`}
      ${replayOf === undefined ? undefined : html`<b class="wait">replayed</b>`}
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
    <b>As a command</b>
    <pre class="command" tabindex="0">${curlCommand(exchange, site.origin)}</pre>
    <div class="row">
      <button type="button" data-copies>Copy the command</button>
      ${replayForm(exchange)} ${isOpen ? undefined : ownLink(exchange)}
    </div>
  </details>`;
}

function ownLink({ id, replayOf }: Exchange): Html {
  const text = replayOf === undefined ? "Link to this call" : "Compare with the original";
  return html`<a class="button" href="${exchangePath(id)}">${text}</a>`;
}

function reasonLines(gateway: Gateway, exchange: Exchange): Html | undefined {
  const reason = reasonOf(gateway, exchange);
  return (
    reason && html`<strong class="line">${reason.cause}</strong> <span class="line">${reason.remedy}</span>`
  );
}

/** A call that only reads is sent at once; any other one after a question. */
function replayForm(exchange: Exchange): Html {
  const { id, method } = exchange;
  if (methods[method].effect !== "read" || carriesCard(exchange)) {
    return html`<a class="button" href="/_console/replay?exchange=${id}">Replay …</a>`;
  }
  return html`<form method="post" action="/_console/replay">
    <input type="hidden" name="exchange" value="${id}" /><button>Replay</button>
  </form>`;
}
