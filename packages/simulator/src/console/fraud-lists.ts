import { shownElement } from "../control/shown.js";
import { html, type Html } from "../http/html.js";
import type { Gateway } from "../ledger/gateway.js";
import type { ConsoleQuery } from "./console-query.js";
import { matches } from "./matches.js";
import { momentText } from "./moment-text.js";

/** What is on the black, grey and white lists. */
export function fraudLists({ fraudLists: lists }: Gateway, { search }: ConsoleQuery): Html {
  const found = lists.all().filter((element) => matches(search, shownElement(element)));
  if (found.length === 0)
    return html`<p class="quiet">Nothing ${search === "" ? "on the lists" : "like that"}.</p>`;
  return html`<div class="scroll" tabindex="0">
    <table>
      <thead>
        <tr>
          <th>List</th>
          <th>Type</th>
          <th>Element</th>
          <th>Reason</th>
          <th>Since</th>
        </tr>
      </thead>
      <tbody>
        ${found.map(
          ({ level, type, shown, reasonCode, addedAt }) =>
            html`<tr>
              <td>${level}</td>
              <td>${type}</td>
              <td>${shown}</td>
              <td>${reasonCode}</td>
              <td>${momentText(addedAt)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
