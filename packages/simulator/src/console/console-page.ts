import { html, type Html } from "../http/html.js";
import type { Gateway } from "../ledger/gateway.js";
import { stylesheet } from "./console-style.js";
import { exchangeList } from "./exchange-list.js";
import { faultForm } from "./fault-form.js";
import { fraudLists } from "./fraud-lists.js";
import type { ConsoleQuery } from "./console-query.js";
import { liveScript } from "./live-script.js";
import { momentText } from "./moment-text.js";
import { mandateList } from "./mandate-list.js";
import { readingForm } from "./reading-form.js";
import { transactionList } from "./transaction-list.js";
import { walletList } from "./wallet-list.js";

/** What the console shows, in the order of its tabs. */
const views = {
  exchanges: { title: "Last exchanges", show: exchangeList },
  transactions: { title: "Transactions", show: transactionList },
  wallets: { title: "Wallets", show: walletList },
  mandates: { title: "Mandates", show: mandateList },
  "fraud-lists": { title: "Fraud lists", show: fraudLists },
} as const satisfies Record<string, { title: string; show: (gateway: Gateway, query: ConsoleQuery) => Html }>;

export type ConsoleView = keyof typeof views;

export function isConsoleView(text: string | null): text is ConsoleView {
  return text !== null && Object.hasOwn(views, text);
}

/** One page of the console: the chosen view, with time, faults and readings next to it. */
export function consolePage(
  gateway: Gateway,
  query: ConsoleQuery & { readonly view: ConsoleView },
  nonce: string,
): Html {
  const { view, search } = query;
  const { title, show } = views[view];
  return html`<html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>${title} – Sips simulator</title>
      <style nonce="${nonce}">
        ${{ markup: stylesheet }}
      </style>
    </head>
    <body>
      <header>
        <strong>Sips simulator</strong>
        <nav aria-label="Views">
          ${Object.entries(views).map(([name, { title: label }]) => tab(name, label, view))}
        </nav>
      </header>
      <main>
        <h1>${title}</h1>
        <form class="search" role="search" method="get" action="/_console">
          <input type="hidden" name="view" value="${view}" />
          <label
            >Filter <input type="search" name="q" value="${search}" placeholder="reference, method, code …"
          /></label>
          <button>Filter</button>
          ${search === "" ? undefined : html`<a href="/_console?view=${view}">Show all</a>`}
        </form>
        <p id="news" role="status"></p>
        <div id="shown">${show(gateway, query)}</div>
      </main>
      <aside aria-label="Time, faults and readings">
        ${clock(gateway, view)} ${faultForm(gateway, view)} ${readingForm(gateway, view)} ${reset(view)}
      </aside>
      <script nonce="${nonce}" type="module">
        ${{ markup: liveScript }};
      </script>
    </body>
  </html>`;
}

function tab(name: string, label: string, current: ConsoleView): Html {
  const mark: Html = { markup: name === current ? ' aria-current="page"' : "" };
  return html`<a href="/_console?view=${name}" ${mark}>${label}</a> `;
}

function clock(gateway: Gateway, view: ConsoleView): Html {
  const steps = [
    ["PT5M", "+ 5 minutes"],
    ["PT20M", "+ 20 minutes"],
    ["PT12H", "+ 12 hours"],
    ["P1D", "+ 1 day"],
    ["P7D", "+ 7 days"],
  ] as const;
  return html`<section>
    <h2>Time</h2>
    <p><time>${momentText(gateway.clock.now())}</time></p>
    <form method="post" action="/_console/clock" class="row">
      <input type="hidden" name="back" value="${view}" />
      ${steps.map(([value, label]) => html`<button name="advance" value="${value}">${label}</button>`)}
    </form>
  </section>`;
}

function reset(view: ConsoleView): Html {
  return html`<section>
    <h2>Start afresh</h2>
    <p><a class="button danger" href="/_console/forget?view=${view}">Forget everything …</a></p>
  </section>`;
}
