import { html, type Html } from "../http/html.js";
import type { Gateway } from "../ledger/gateway.js";
import { exchangeList } from "./exchange-list.js";
import { faultForm } from "./fault-form.js";
import { fraudLists } from "./fraud-lists.js";
import { consoleDocument } from "./console-document.js";
import { consoleViews, type ConsoleQuery, type ConsoleView } from "./console-query.js";
import type { ConsoleSite } from "./console-site.js";
import { copyScript } from "./copy-script.js";
import { filterForm } from "./filter-form.js";
import { liveScript } from "./live-script.js";
import { momentText } from "./moment-text.js";
import { mandateList } from "./mandate-list.js";
import { readingForm } from "./reading-form.js";
import { transactionList } from "./transaction-list.js";
import { walletList } from "./wallet-list.js";

const views: {
  readonly [view in ConsoleView]: {
    readonly title: string;
    readonly show: (gateway: Gateway, query: ConsoleQuery, site: ConsoleSite) => Html;
  };
} = {
  exchanges: { title: "Last exchanges", show: exchangeList },
  transactions: { title: "Transactions", show: transactionList },
  wallets: { title: "Wallets", show: walletList },
  mandates: { title: "Mandates", show: mandateList },
  "fraud-lists": { title: "Fraud lists", show: fraudLists },
};

/** One page of the console: the chosen view, with time, faults and readings next to it. */
export function consolePage(gateway: Gateway, query: ConsoleQuery, site: ConsoleSite, nonce: string): Html {
  const { view } = query;
  const { title, show } = views[view];
  const body = html`<header>
      <strong>Sips simulator</strong>
      <nav aria-label="Views">${consoleViews.map((name) => tab(name, view))}</nav>
    </header>
    <main>
      <h1>${title}</h1>
      ${filterForm(gateway, query)}
      <p id="news" role="status"></p>
      <div id="shown">${show(gateway, query, site)}</div>
    </main>
    <aside aria-label="Time, faults and readings">
      ${clock(gateway, view)} ${faultForm(gateway, view)} ${readingForm(gateway, view)} ${reset(view)}
    </aside>
    <script nonce="${nonce}" type="module">
      ${{ markup: liveScript }};
      ${{ markup: copyScript }};
    </script>`;
  return consoleDocument({ title, nonce, body });
}

function tab(name: ConsoleView, current: ConsoleView): Html {
  const mark: Html = { markup: name === current ? ' aria-current="page"' : "" };
  return html`<a href="/_console?view=${name}" ${mark}>${views[name].title}</a> `;
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
