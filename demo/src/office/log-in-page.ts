import { html } from "../html/html.js";
import type { Language } from "../shop/language.js";
import type { OfficePage } from "./office-layout.js";
import { officeSentences } from "./office-sentences.js";
import { demoAccounts } from "./staff.js";

/** The login page; `next` is where the login leads. The demo shows its accounts. */
export function logInPage(
  asked: { readonly next: string; readonly isWrong: boolean },
  language: Language,
): OfficePage {
  const say = officeSentences[language];
  const { next, isWrong } = asked;
  return {
    title: say.logIn,
    body: html`<section class="note">
      <h1>${say.title}</h1>
      ${isWrong && html`<p class="told bad" role="alert" id="wrong">${say.wrongLogin}</p>`}
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
          ${isWrong && html`aria-invalid="true" aria-describedby="wrong"`}
        />
        <label for="password">${say.password}</label>
        <input
          id="password"
          name="password"
          type="password"
          autocomplete="current-password"
          maxlength="100"
          required
          ${isWrong && html`aria-invalid="true" aria-describedby="wrong"`}
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
