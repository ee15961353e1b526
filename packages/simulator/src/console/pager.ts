import { html, type Html } from "../http/html.js";
import { consolePath, pageLength, type ConsoleQuery } from "./console-query.js";

/** How many were found, and the ways to newer and older ones. */
export function pager(query: ConsoleQuery, found: number): Html {
  const { page } = query;
  const first = (page - 1) * pageLength + 1;
  const last = Math.min(page * pageLength, found);
  return html`<p class="pager">
    <span class="quiet">${first}–${last} of ${found}</span>
    ${page > 1 ? html`<a href="${consolePath({ ...query, page: page - 1 })}">Newer</a>` : undefined}
    ${last < found ? html`<a href="${consolePath({ ...query, page: page + 1 })}">Older</a>` : undefined}
  </p>`;
}
