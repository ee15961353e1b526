import { html, type Html } from "../http/html.js";
import type { Gateway } from "../ledger/gateway.js";
import { consolePath, isFiltered, type ConsoleQuery } from "./console-query.js";
import { codeOf } from "./meaning-of-codes.js";

/** What narrows a view down. It is sent by GET, so that the address keeps it. */
export function filterForm({ exchanges }: Gateway, query: ConsoleQuery): Html {
  const { view, search } = query;
  return html`<form class="search" role="search" method="get" action="/_console">
    <input type="hidden" name="view" value="${view}" />
    ${view === "exchanges" ? exchangeFilters(exchanges.all(), query) : undefined}
    <label>
      ${view === "exchanges" ? "Any text" : "Filter"}
      <input type="search" name="q" value="${search}" placeholder="reference, brand, IP address …" />
    </label>
    <button>Filter</button>
    ${isFiltered(query) ? html`<a href="${consolePath({ view })}">Show all</a>` : undefined}
  </form>`;
}

function exchangeFilters(all: ReturnType<Gateway["exchanges"]["all"]>, query: ConsoleQuery): Html {
  const checked: Html = { markup: query.isRefusedOnly ? " checked" : "" };
  return html`<label>Order id <input name="order" value="${query.order}" autocomplete="off" /></label>
    <label>
      Method
      ${choice(
        "method",
        query.method,
        all.map(({ method }) => method),
      )}
    </label>
    <label>Code ${choice("code", query.code, all.map(codeOf))}</label>
    <label class="check"><input type="checkbox" name="refused" value="1" ${checked} /> Refused only</label>`;
}

/** Offers the values that occur, and the one that was chosen. */
function choice(name: string, chosen: string, occurring: readonly string[]): Html {
  const values = [...new Set([chosen, ...occurring])].filter((value) => value !== "").toSorted();
  return html`<select name="${name}">
    <option value="">all</option>
    ${values.map(
      (value) =>
        html`<option value="${value}" ${{ markup: value === chosen ? " selected" : "" }}>${value}</option>`,
    )}
  </select>`;
}
