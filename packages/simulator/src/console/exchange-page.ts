import { html, type Html } from "../http/html.js";
import type { Exchange } from "../ledger/exchanges.js";
import type { Gateway } from "../ledger/gateway.js";
import { consoleDocument } from "./console-document.js";
import { consolePath } from "./console-query.js";
import type { ConsoleSite } from "./console-site.js";
import { copyScript } from "./copy-script.js";
import { differences, type Difference } from "./differences.js";
import { exchangeEntry } from "./exchange-entry.js";

/** One exchange by itself; a replay beside its original, with what differs marked. */
export function exchangePage(gateway: Gateway, exchange: Exchange, site: ConsoleSite, nonce: string): Html {
  const { id, method, replayOf } = exchange;
  const original = replayOf === undefined ? undefined : gateway.exchanges.find(replayOf);
  const title = original ? `Replay of ${method}` : `Exchange ${id}: ${method}`;
  const body = html`<main>
      <p><a href="${consolePath({ view: "exchanges" })}">All exchanges</a></p>
      <h1>${title}</h1>
      <p id="news" role="status"></p>
      ${
        original
          ? html`<h2>Original</h2>
              ${exchangeEntry(gateway, original, site)}`
          : undefined
      }
      ${original ? html`<h2>Replay</h2>` : undefined} ${exchangeEntry(gateway, exchange, site, !original)}
      ${original && comparison("Answers", original.answer, exchange.answer)}
      ${original && comparison("Requests", original.request, exchange.request)}
    </main>
    <script nonce="${nonce}" type="module">
      ${{ markup: copyScript }};
    </script>`;
  return consoleDocument({ title, nonce, body });
}

function comparison(title: string, before: Exchange["answer"], after: Exchange["answer"]): Html {
  const rows = differences(before, after);
  const changed = rows.filter(({ isChanged }) => isChanged);
  const same = rows.filter(({ isChanged }) => !isChanged);
  return html`<section aria-label="${title} compared">
    <h2>${title}: ${changed.length} of ${rows.length} fields differ</h2>
    ${changed.length > 0 ? table(changed) : undefined}
    <details>
      <summary>The ${same.length} fields that are the same</summary>
      ${table(same)}
    </details>
  </section>`;
}

function table(rows: readonly Difference[]): Html {
  return html`<div class="scroll" tabindex="0">
    <table class="compared">
      <thead>
        <tr>
          <th>Field</th>
          <th>Original</th>
          <th>Replay</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map(row)}
      </tbody>
    </table>
  </div>`;
}

function row({ field, before, after, isChanged }: Difference): Html {
  return html`<tr ${{ markup: isChanged ? 'class="changed"' : "" }}>
    <td>${field} ${isChanged ? html`<b class="wait">differs</b>` : undefined}</td>
    <td>${before ?? "absent"}</td>
    <td>${after ?? "absent"}</td>
  </tr>`;
}
