import type { Action } from "@sips-kit/server";
import { html, type Html } from "../html/html.js";
import type { Language } from "../shop/language.js";
import { withColon } from "../shop/with-colon.js";
import { fraudSentences } from "./fraud-sentences.js";
import { listName } from "./gateway-meanings.js";
import { attributionText } from "./operation-text.js";
import { timeTag } from "./time-tag.js";

/** What staff have changed at the gateway without moving money, with who and why. */
export function actionList(actions: readonly Action[], language: Language): Html {
  return html`<ul class="actions">
    ${actions.map((action) => {
      const who = attributionText(action, language);
      return html`<li>
        ${timeTag(action.createdAt, language)} ${actionText(action, language)}
        ${who !== "" && html`<span class="who">${who}</span>`}
      </li>`;
    })}
  </ul>`;
}

/** One action with how it ended: "Put on the list, cards: done". */
export function actionText({ kind, details, state, responseCode }: Action, language: Language): string {
  const say = fraudSentences[language];
  const list = details["list"];
  const what =
    typeof list === "string" ? say.inList(say.kinds[kind], listName(list, language)) : say.kinds[kind];
  const code = state === "refused" && responseCode !== undefined ? ` (${responseCode})` : "";
  return withColon(what.replace(/\.$/, ""), say.states[state] + code, language);
}
