import { html, type Html } from "../http/html.js";
import type { ConsoleView } from "./console-page.js";
import { stylesheet } from "./console-style.js";

/** Asks before everything is forgotten. The way back comes first. */
export function forgetPage(view: ConsoleView, nonce: string): Html {
  return html`<html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>Forget everything? – Sips simulator</title>
      <style nonce="${nonce}">
        ${{ markup: stylesheet }}
      </style>
    </head>
    <body>
      <main>
        <h1>Forget everything?</h1>
        <p>
          All transactions, wallets, mandates, fraud lists and calls are deleted, and faults, readings and
          clock are as at the start. Shops that use this simulator keep their own journals, whose payments it
          then does not know.
        </p>
        <form method="post" action="/_console/reset" class="row">
          <input type="hidden" name="back" value="${view}" />
          <a class="button" href="/_console?view=${view}">Back, forget nothing</a>
          <button class="danger">Forget everything</button>
        </form>
      </main>
    </body>
  </html>`;
}
