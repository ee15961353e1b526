import { html } from "../html/html.js";
import type { Language } from "../shop/language.js";
import type { OfficePage } from "./office-layout.js";
import { officeSentences } from "./office-sentences.js";
import { demoAccounts } from "./staff.js";

/** Why a login is asked for once more: it failed, or a form was sent after the session's end. */
export type AskedAgain = "wrongLogin" | "sessionEnded";

/** The login page; `next` is where the login leads. The demo shows its accounts. */
export function logInPage(
  asked: { readonly next: string; readonly again?: AskedAgain },
  language: Language,
): OfficePage {
  const say = officeSentences[language];
  const { next, again } = asked;
  const isWrong = again === "wrongLogin";
  return {
    title: say.logIn,
    body: html`<section class="note">
      <h1>${say.title}</h1>
      ${again && html`<p class="told bad" role="alert" id="again">${say[again]}</p>`}
      <form class="stack" method="post" action="/office/log-in">
        <input type="hidden" name="next" value="${next}" />
        <label for="login">${say.login}</label>
        <input
          id="login"
          name="login"
          type="text"
          autocomplete="username"
          autocapitalize="none"
          spellcheck="false"
          maxlength="40"
          required
          autofocus
          ${isWrong && html`aria-invalid="true" aria-describedby="again"`}
        />
        <label for="password">${say.password}</label>
        <input
          id="password"
          name="password"
          type="password"
          autocomplete="current-password"
          maxlength="100"
          required
          ${isWrong && html`aria-invalid="true" aria-describedby="again"`}
        />
        <button>${say.logIn}</button>
      </form>
      <div class="warning">
        <p>${say.demoAccounts}</p>
        <dl>
          ${demoAccounts.map(
            ({ login, password, name }) =>
              html`<div>
                <dt>${name}</dt>
                <dd><code>${login}</code> / <code>${password}</code></dd>
              </div>`,
          )}
        </dl>
      </div>
    </section>`,
  };
}
