import { html, type Html } from "../html/html.js";
import { developerSentences } from "../shop/developer-sentences.js";
import type { DeveloperView } from "../shop/developer-view.js";
import type { Language } from "../shop/language.js";

/** What the panel needs to know of the shop. */
export interface DeveloperPanel {
  readonly view: DeveloperView;
  readonly hasCse: boolean;
  /** The simulator's console, when there is one. */
  readonly consoleUrl: string | undefined;
  /** Path and query of the page, to come back to. */
  readonly here: string;
  readonly language: Language;
}

/** The foot of every page with the developer view on: settings of the shop, and what lies behind it. */
export function developerPanel({ view, hasCse, consoleUrl, here, language }: DeveloperPanel): Html {
  const say = developerSentences[language];
  const choice = (name: "cards" | "challenge", value: string, text: string) =>
    html`<label
      ><input type="radio" name="${name}" value="${value}" ${view[name] === value && html`checked`} />
      ${text}</label
    >`;
  return html`<aside class="developer" aria-label="${say.title}">
    <div>
      <h2>${say.title}</h2>
      <p class="about small">${say.about}</p>
      <form method="post" action="/developer">
        <input type="hidden" name="back" value="${here}" />
        <button class="plain" name="view" value="off">${say.turnOff}</button>
      </form>
    </div>
    <form method="post" action="/developer">
      <input type="hidden" name="back" value="${here}" />
      <fieldset>
        <legend>${say.cards}</legend>
        ${choice("cards", "hosted", say.cardsHosted)} ${choice("cards", "cse", say.cardsCse)}
        ${view.cards === "cse" && !hasCse && html`<p class="warning">${say.noCse}</p>`}
      </fieldset>
      <fieldset>
        <legend>${say.challenge}</legend>
        ${choice("challenge", "modal", say.challengeModal)} ${choice("challenge", "page", say.challengePage)}
      </fieldset>
      <button class="quiet">${say.save}</button>
    </form>
    <nav aria-label="${say.links}">
      <ul>
        <li><a href="/outbox">${say.outbox}</a></li>
        <li><a href="/office">${say.office}</a></li>
        ${consoleUrl !== undefined && html`<li><a href="${consoleUrl}">${say.console}</a></li>`}
      </ul>
    </nav>
  </aside>`;
}
