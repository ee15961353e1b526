import { html, type Html } from "../http/html.js";
import type { ConsoleView } from "./console-query.js";
import { consoleDocument } from "./console-document.js";

/** Asks before everything is forgotten. The way back comes first. */
export function forgetPage(view: ConsoleView, nonce: string): Html {
  const body = html`<main>
    <h1>Forget everything?</h1>
    <p>
      All transactions, wallets, mandates, fraud lists and calls are deleted, and faults, readings and clock
      are as at the start. Shops that use this simulator keep their own journals, whose payments it then does
      not know.
    </p>
    <form method="post" action="/_console/reset" class="row">
      <input type="hidden" name="back" value="${view}" />
      <a class="button" href="/_console?view=${view}">Back, forget nothing</a>
      <button class="danger">Forget everything</button>
    </form>
  </main>`;
  return consoleDocument({ title: "Forget everything?", nonce, body });
}
