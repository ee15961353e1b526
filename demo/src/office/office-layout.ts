import { html, type Html } from "../html/html.js";
import type { Language } from "../shop/language.js";
import { officeSentences } from "./office-sentences.js";

/** What every page of the office knows. */
export interface OfficeVisit {
  readonly language: Language;
  /** Path and query of the page, for the language switch. */
  readonly here: string;
  /** Undefined on the login page. */
  readonly staff: { readonly name: string; readonly csrf: string } | undefined;
}

/** One page of the office. */
export interface OfficePage {
  readonly title: string;
  readonly body: Html;
  readonly scripts?: readonly string[];
  /** Seconds after which a browser without scripts loads the page again. */
  readonly refreshSeconds?: number | undefined;
}

const places = [
  ["payments", "/office"],
  ["review", "/office/review"],
  ["credits", "/office/credits"],
  ["fraud", "/office/fraud"],
  ["days", "/office/days"],
  ["phoneOrder", "/office/phone-order"],
  ["webhooks", "/office/webhooks"],
] as const;

/** The whole document around a page: the office has a header of its own. */
export function officeLayout(visit: OfficeVisit, page: OfficePage): string {
  const say = officeSentences[visit.language];
  return html`<!doctype html>
    <html lang="${visit.language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${page.title} · ${say.title}</title>
        <link rel="stylesheet" href="/assets/shop.css" />
        <link rel="stylesheet" href="/assets/office.css" />
        <link rel="icon" href="/assets/leaf.svg" type="image/svg+xml" />
        ${
          page.refreshSeconds !== undefined &&
          html`<noscript><meta http-equiv="refresh" content="${page.refreshSeconds}" /></noscript>`
        }
        ${(page.scripts ?? []).map((name) => html`<script type="module" src="/assets/${name}"></script>`)}
      </head>
      <body class="office">
        <a class="skip" href="#content">${say.skip}</a>
        ${head(visit)}
        <main id="content">${page.body}</main>
        <footer class="foot">
          <p>${say.foot} <a href="/">${say.toShop}</a></p>
        </footer>
      </body>
    </html> `.markup;
}

function head({ language, here, staff }: OfficeVisit): Html {
  const say = officeSentences[language];
  const other = language === "en" ? "fr" : "en";
  const path = here.split("?")[0];
  return html`<header class="head">
    <a class="name" href="/office">${say.title}</a>
    ${
      staff &&
      html`<nav class="ways" aria-label="${say.nav}">
        ${places.map(
          ([name, href]) =>
            html`<a href="${href}" ${path === href && html`aria-current="page"`}>${say[name]}</a>`,
        )}
      </nav>`
    }
    <div class="self">
      <form method="post" action="/language">
        <input type="hidden" name="back" value="${here}" />
        <button class="plain" name="language" value="${other}" lang="${other}">${say.otherLanguage}</button>
      </form>
      ${
        staff &&
        html`<form method="post" action="/office/log-out">
          ${csrfField(staff)} <span class="who">${staff.name}</span>
          <button class="plain">${say.logOut}</button>
        </form>`
      }
    </div>
  </header>`;
}

/** The hidden field that every form of the office carries. */
export function csrfField(staff: { readonly csrf: string }): Html {
  return html`<input type="hidden" name="csrf" value="${staff.csrf}" />`;
}
