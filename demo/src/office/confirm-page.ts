import { fact } from "../html/fact.js";
import { html } from "../html/html.js";
import type { Language } from "../shop/language.js";
import { csrfField, type OfficePage } from "./office-layout.js";
import { operationSentences } from "./operation-sentences.js";

/** What staff are asked to confirm. */
export interface Confirmation {
  readonly what: { readonly question: string; readonly text: string; readonly button: string };
  /** Whom or what it is about: a name and an id. */
  readonly about: readonly [name: string, id: string];
  /** Where the confirmed form goes, and what it carries. */
  readonly action: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly back: string;
  /** Whether it takes something away. */
  readonly isGrave: boolean;
  /** Whether what is done keeps a reason. */
  readonly keepsReason: boolean;
  readonly csrf: string;
}

/**
 * Asks before something is done, naming what. The focus lands on the question. The way back comes first, and the reason
 * is a field of several lines, so that Enter or a slip does nothing.
 */
export function confirmPage(confirmation: Confirmation, language: Language): OfficePage {
  const { what, action, fields, back, isGrave, keepsReason } = confirmation;
  const say = operationSentences[language];
  const [name, id] = confirmation.about;
  return {
    title: what.question,
    body: html`<section class="note open">
      <h1 tabindex="-1" autofocus>${what.question}</h1>
      <p>${what.text}</p>
      <dl class="facts">${fact(name, html`<code>${id}</code>`)}</dl>
      <form class="stack" method="post" action="${action}">
        ${csrfField(confirmation)}
        ${Object.entries({ ...fields, confirmed: "1" }).map(
          ([field, value]) => html`<input type="hidden" name="${field}" value="${value}" />`,
        )}
        ${
          keepsReason &&
          html`<label for="reason">${say.reason}</label>
            <textarea id="reason" name="reason" rows="2" maxlength="200"></textarea>`
        }
        <p class="on">
          <a class="button quiet" href="${back}">${say.back}</a>
          <button class="${isGrave ? "grave" : ""}">${what.button}</button>
        </p>
      </form>
    </section>`,
  };
}
