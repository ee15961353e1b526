import { html, type Html } from "../http/html.js";
import { pageLength, type ConsoleQuery } from "./console-query.js";

/** How many were found, and the ways to newer and older ones. */
export function pager(view: string, { search, page }: ConsoleQuery, found: number): Html {
  const to = (number: number) =>
    `/_console?${new URLSearchParams({ view, q: search, page: String(number) }).toString()}`;
  const first = (page - 1) * pageLength + 1;
  const last = Math.min(page * pageLength, found);
  return html`<p class="pager">
    <span class="quiet">${first}–${last} of ${found}</span>
    ${page > 1 ? html`<a href="${to(page - 1)}">Newer</a>` : undefined}
    ${last < found ? html`<a href="${to(page + 1)}">Older</a>` : undefined}
  </p>`;
}
