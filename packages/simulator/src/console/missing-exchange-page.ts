import { html, type Html } from "../http/html.js";
import { consoleDocument } from "./console-document.js";
import { consolePath } from "./console-query.js";

/** What is shown at the address of a call that is not kept, or no longer. */
export function missingExchangePage(nonce: string): Html {
  const title = "This call is not kept";
  const body = html`<main>
    <h1>${title}</h1>
    <p>The simulator keeps the latest calls only, until it is told to forget everything.</p>
    <p><a href="${consolePath({ view: "exchanges" })}">All exchanges</a></p>
  </main>`;
  return consoleDocument({ title, nonce, body });
}
