import { developerSentences } from "../shop/developer-sentences.js";
import type { DeveloperView } from "../shop/developer-view.js";
import { sentences, type Sentences } from "../shop/sentences.js";
import type { Language } from "../shop/language.js";
import { html, type Html } from "../html/html.js";
import { htmlDocument } from "../html/html-document.js";
import { languageSwitch } from "../shop/language-switch.js";
import { developerPanel } from "./developer-panel.js";

/** What every page knows about the visit. */
export interface Visit {
  readonly language: Language;
  /** Undefined until something is put into the basket: no cookie for browsing only. */
  readonly buyer: string | undefined;
  readonly inBasket: number;
  /** Whether account and back office exist. */
  readonly hasDemoLogins: boolean;
  /** Path and query of the page, for the language switch. */
  readonly here: string;
  readonly view: DeveloperView;
  readonly hasCse: boolean;
  readonly consoleUrl: string | undefined;
}

/** One page of the shop. */
export interface Page {
  readonly title: string;
  readonly body: Html;
  /** File names of style sheets besides that of all pages. */
  readonly styles?: readonly string[];
  /** File names of the scripts that the page runs. */
  readonly scripts?: readonly string[];
  /** Seconds after which a browser without scripts loads the page again. */
  readonly refreshSeconds?: number | undefined;
}

/** The whole document around a page. */
export function layout(visit: Visit, page: Page): string {
  const say = sentences[visit.language];
  return htmlDocument(
    {
      language: visit.language,
      title: `${page.title} · ${say.shopName}`,
      styles: ["shop.css", ...(page.styles ?? []), ...(visit.view.isOn ? ["developer.css"] : [])],
      scripts: page.scripts,
      refreshSeconds: page.refreshSeconds,
    },
    html`<body>
      <a class="skip" href="#content">${say.skip}</a>
      ${head(visit, say)}
      <main id="content">${page.body}</main>
      ${visit.view.isOn && developerPanel(visit)}
      <footer class="foot">
        <p>${say.foot} ${visit.hasDemoLogins && html`<a href="/office">${say.office}</a>`}</p>
        ${visit.hasDemoLogins && !visit.view.isOn && developerSwitch(visit)}
      </footer>
    </body>`,
  );
}

function head(visit: Visit, say: Sentences): Html {
  return html`<header class="head">
    <a class="name" href="/">${leaf}<span>${say.shopName}</span></a>
    ${languageSwitch(visit, say.otherLanguage, "language")}
    <nav class="ways">
      <a href="/orders" ${isHere(visit, "/orders")}>${say.ordersInNav}</a>
      ${visit.hasDemoLogins && html`<a href="/account" ${isHere(visit, "/account")}>${say.account}</a>`}
      <a href="/basket" ${isHere(visit, "/basket")}
        >${say.basket}${visit.inBasket > 0 && html` <span class="count">${visit.inBasket}</span>`}</a
      >
    </nav>
  </header>`;
}

function isHere({ here }: Visit, path: string): Html | false {
  return here.split("?")[0] === path && html`aria-current="page"`;
}

function developerSwitch({ here, language }: Visit): Html {
  return html`<form method="post" action="/developer">
    <input type="hidden" name="back" value="${here}" />
    <button class="plain" name="view" value="on">${developerSentences[language].turnOn}</button>
  </form>`;
}

const leaf = html`<svg class="leaf" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
  <path
    d="M27 4C12 4 5 11 5 20c0 3 1 5 2 7 1-8 6-13 13-16-6 5-10 10-11 17 2 1 4 1 6 0C25 25 27 16 27 4z"
    fill="currentColor"
  />
</svg>`;
