import { html, type Html } from "../html/html.js";
import { htmlDocument } from "../html/html-document.js";
import { languageSwitch } from "../shop/language-switch.js";
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
  return htmlDocument(
    {
      language: visit.language,
      title: `${page.title} · ${say.title}`,
      styles: ["shop.css", "office.css"],
      scripts: page.scripts,
      refreshSeconds: page.refreshSeconds,
    },
    html`<body class="office">
      <a class="skip" href="#content">${say.skip}</a>
      ${head(visit)}
      <main id="content">${page.body}</main>
      <footer class="foot">
        <p>${say.foot} <a href="/">${say.toShop}</a></p>
      </footer>
    </body>`,
  );
}

function head(visit: OfficeVisit): Html {
  const { language, here, staff } = visit;
  const say = officeSentences[language];
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
      ${languageSwitch(visit, say.otherLanguage)}
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
