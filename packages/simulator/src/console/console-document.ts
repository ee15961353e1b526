import { html, type Html } from "../http/html.js";
import { stylesheet } from "./console-style.js";

/** A document in the console's look. */
export function consoleDocument({
  title,
  nonce,
  body,
}: {
  readonly title: string;
  readonly nonce: string;
  readonly body: Html;
}): Html {
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
      ${body}
    </body>
  </html>`;
}
