import { html, type Html } from "../http/html.js";
import type { RouteError } from "../http/route-error.js";
import { consoleDocument } from "./console-document.js";

/** What is shown when a form of the console is not taken: the reason, and the way back to the form. */
export function problemPage({ code, message }: RouteError, back: string, nonce: string): Html {
  const title = "Nothing was done";
  const body = html`<main>
    <h1>${title}</h1>
    <p role="alert">${message}</p>
    <p class="quiet"><code>${code}</code></p>
    <p><a href="${back}">Back</a></p>
  </main>`;
  return consoleDocument({ title, nonce, body });
}
