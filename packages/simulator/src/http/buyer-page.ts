import { html, type Html } from "./html.js";
import type { Language } from "./page-language.js";

/** The parts of a page shown to the buyer. */
export interface BuyerPage {
  readonly lang: Language;
  readonly nonce: string;
  /** Title of the window and heading of the page. */
  readonly title: string;
  /** The simulated owner of the page, such as a bank. */
  readonly owner: string;
  /** CSS colour that distinguishes owners; white text must be readable on it. */
  readonly colour: string;
  readonly content: Html;
}

/** The frame of all pages for buyers: a centred card, and a notice that it is only a test. */
export function buyerPage({ lang, nonce, title, owner, colour, content }: BuyerPage): Html {
  const notice =
    lang === "fr"
      ? "Page simulée pour les tests : rien n’est débité."
      : "Simulated page for tests: nothing is charged.";
  return html`<html lang="${lang}">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>${title} – ${owner}</title>
      <style nonce="${nonce}">
        :root { --owner: ${colour}; }
        ${{ markup: stylesheet }}
      </style>
    </head>
    <body>
      <main>
        <header>${owner}</header>
        <h1>${title}</h1>
        ${content}
      </main>
      <footer>${notice}</footer>
    </body>
  </html>`;
}

const stylesheet = `
  * { box-sizing: border-box; }
  body {
    margin: 0; min-height: 100vh; padding: 1rem; display: grid; align-content: center; justify-items: center; gap: 1rem;
    font: 1rem/1.5 system-ui, sans-serif; color: #1c2733; background: #eef1f4;
  }
  main {
    width: 100%; max-width: 26rem; padding: 0 1.5rem 1.5rem; background: #fff; border: 1px solid #d5dbe1;
    border-radius: .75rem; overflow: hidden; box-shadow: 0 .25rem 1.25rem rgb(28 39 51 / .08);
  }
  header {
    margin: 0 -1.5rem; padding: .75rem 1.5rem; font-weight: 700; color: #fff; background: var(--owner);
  }
  h1 { margin: 1.25rem 0 .75rem; font-size: 1.25rem; line-height: 1.3; }
  p { margin: .75rem 0; }
  dl { margin: 0 0 1.25rem; }
  dl div {
    display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1rem; padding: .5rem 0;
    border-bottom: 1px solid #e5e9ed;
  }
  dt { color: #51606f; }
  dd { margin: 0; font-weight: 600; overflow-wrap: anywhere; }
  /* Letters of one width: whichever it has, a reference fits on a phone. */
  .reference { font: .8125rem/1.5 ui-monospace, monospace; align-self: center; }
  a { color: inherit; text-underline-offset: .2em; }
  .buttons { display: grid; gap: 1rem; }
  .choice { display: grid; gap: .25rem; }
  .effect { margin: 0; font-size: .875rem; line-height: 1.4; color: #51606f; text-align: center; text-wrap: balance; }
  button {
    min-height: 2.75rem; padding: .5rem 1rem; font: inherit; font-weight: 600; border-radius: .5rem; cursor: pointer;
    color: #1c2733; background: #fff; border: 1px solid #7b8794;
  }
  button.main { color: #fff; background: var(--owner); border-color: var(--owner); }
  button:hover { filter: brightness(.94); }
  button:focus-visible, a:focus-visible { outline: 3px solid #0b66d8; outline-offset: 2px; }
  footer { font-size: .875rem; color: #51606f; text-align: center; }
  @media (prefers-color-scheme: dark) {
    body { color: #e8edf2; background: #12181f; }
    main { background: #1b232c; border-color: #34404c; }
    dt, footer, .effect { color: #a9b5c1; }
    dl div { border-color: #34404c; }
    button { color: #e8edf2; background: #1b232c; border-color: #7b8794; }
    button.main { color: #fff; background: var(--owner); border-color: #a9b5c1; }
    button:focus-visible, a:focus-visible { outline-color: #7db4ff; }
  }
`;
