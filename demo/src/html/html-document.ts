import { html, type Html } from "./html.js";

/** What a page says to a browser besides its content. */
export interface DocumentHead {
  readonly language: string;
  readonly title: string;
  /** File names of the style sheets, besides the tokens that they all use. */
  readonly styles: readonly string[];
  /** File names of the scripts that the page runs. */
  readonly scripts?: readonly string[] | undefined;
  /** Seconds after which a browser without scripts loads the page again. */
  readonly refreshSeconds?: number | undefined;
}

/** The whole document around a `body` element. */
export function htmlDocument(head: DocumentHead, body: Html): string {
  const { language, title, styles, scripts = [], refreshSeconds } = head;
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        ${["tokens.css", ...styles].map((name) => html`<link rel="stylesheet" href="/assets/${name}" />`)}
        <link rel="icon" href="/assets/leaf.svg" type="image/svg+xml" />
        ${
          refreshSeconds !== undefined &&
          html`<noscript><meta http-equiv="refresh" content="${refreshSeconds}" /></noscript>`
        }
        ${scripts.map((name) => html`<script type="module" src="/assets/${name}"></script>`)}
      </head>
      ${body}
    </html> `.markup;
}
