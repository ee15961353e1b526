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
  /** Path of the request: a form's answer belongs to a place, too. */
  readonly path: string;
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
  const { language, path, staff } = visit;
  const say = officeSentences[language];
  return html`<header class="head">
    <a class="name" href="/office">${say.title}</a>
    ${
      staff &&
      html`<nav class="ways" aria-label="${say.nav}">
        ${places.map(
          ([name, href]) =>
            html`<a
              href="${href}"
              ${isWithin(href, path) && html`aria-current="${path === href ? "page" : "true"}"`}
              >${say[name]}</a
            >`,
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

/** True for a place's own page, and for those below it. */
function isWithin(place: string, path: string): boolean {
  const below = place === "/office" ? "/office/payments" : place;
  return path === place || path.startsWith(`${below}/`);
}

/** The hidden field that every form of the office carries. */
export function csrfField(staff: { readonly csrf: string }): Html {
  return html`<input type="hidden" name="csrf" value="${staff.csrf}" />`;
}
