import { codes, meaningOf, type Action, type FraudListType } from "@sips-kit/server";
import { html, type Html } from "../html/html.js";
import { noNumber } from "../shop/no-card-number-hint.js";
import type { Language } from "../shop/language.js";
import { actionText } from "./action-list.js";
import { fraudDeskSentences } from "./fraud-desk-sentences.js";
import { fraudChangeText, fraudLists } from "./fraud-lists.js";
import { csrfField, type OfficePage } from "./office-layout.js";
import { listName } from "./gateway-meanings.js";
import { attributionText } from "./operation-text.js";
import { velocityCard, type AskedVelocity } from "./velocity-card.js";
import { timeTag } from "./time-tag.js";
import { toldProblem, toldRegion } from "./told.js";

/** What the fraud desk shows. */
export interface ShownFraudDesk {
  /** The chosen list; undefined for the form of cards and the changes of all lists. */
  readonly list: FraudListType | undefined;
  /** The newest first. */
  readonly actions: readonly Action[];
  readonly told: Action | undefined;
  readonly problem: unknown;
  readonly velocity: AskedVelocity;
  readonly csrf: string;
}

/** The fraud desk: what is put on the gateway's lists, the latest changes with who and why, and recent activity. */
export function fraudDeskPage(shown: ShownFraudDesk, language: Language): OfficePage {
  const say = fraudDeskSentences[language];
  const { told } = shown;
  // The address may name anything.
  const problem = Object.entries(say.problems).find(([name]) => name === shown.problem)?.[1];
  return {
    title: say.title,
    scripts: ["typed-numbers.js"],
    body: html`<h1>${say.title}</h1>
      ${toldRegion(told && html`<p class="told ${told.state === "done" ? "good" : told.state === "unknown" ? "open" : "bad"}">${actionText(told, language)}.</p>`)}
      ${toldProblem(problem)}
      <div class="columns">
        <div>${changeCard(shown, language)} ${latestCard(shown, language)}</div>
        ${velocityCard(shown.velocity, language)}
      </div>`,
  };
}

function changeCard(shown: ShownFraudDesk, language: Language): Html {
  const say = fraudDeskSentences[language];
  const list = shown.list ?? "CardList";
  return html`<section class="card" aria-labelledby="lists">
    <h2 id="lists">${say.lists}</h2>
    ${chooseListForm(list, language)} ${changeListForm(shown, list, language)}
  </section>`;
}

function chooseListForm(list: FraudListType, language: Language): Html {
  const say = fraudDeskSentences[language];
  return html`<form class="box" method="get" action="/office/fraud">
    <label for="list">${say.list}</label>
    <select id="list" name="list">
      ${fraudLists.map(
        (one) =>
          html`<option value="${one}" ${one === list && html`selected`}>${listName(one, language)}</option>`,
      )}
    </select>
    <button class="quiet">${say.choose}</button>
  </form>`;
}

function changeListForm(shown: ShownFraudDesk, list: FraudListType, language: Language): Html {
  const say = fraudDeskSentences[language];
  return html`<form class="stack" method="post" action="/office/fraud/add">
    ${csrfField(shown)}
    <input type="hidden" name="list" value="${list}" />
    <label for="value">${list === "CardList" ? say.reference : say.value}</label>
    <input
      id="value"
      name="value"
      type="text"
      autocomplete="off"
      maxlength="100"
      required
      aria-describedby="value-hint"
      ${list === "CardList" && noNumber(language)}
    />
    <p class="hint" id="value-hint">${list === "CardList" ? say.cardHint : say.hints[list]}</p>
    <label for="level">${say.level}</label>
    <select id="level" name="level">
      ${Object.entries(say.levels).map(([value, text]) => html`<option value="${value}">${text}</option>`)}
    </select>
    <label for="why">${say.why}</label>
    <select id="why" name="reasonCode">
      ${Object.keys(codes.fraudListReasonCode.values).map(
        (code) =>
          html`<option value="${code}" ${code === "fraudSuspicion" && html`selected`}>
            ${meaningOf(codes.fraudListReasonCode, code, language)}
          </option>`,
      )}
    </select>
    <p class="on">
      <button>${say.add}</button>
      <button class="quiet" formaction="/office/fraud/remove">${say.remove}</button>
    </p>
  </form>`;
}

function latestCard({ list, actions }: ShownFraudDesk, language: Language): Html {
  const say = fraudDeskSentences[language];
  return html`<section class="card" aria-labelledby="latest">
    <h2 id="latest">${list === undefined ? say.latest : say.latestOn(listName(list, language))}</h2>
    ${list !== undefined && html`<p><a href="/office/fraud">${say.all}</a></p>`}
    ${
      actions.length === 0
        ? html`<p>${say.none}</p>`
        : html`<ul class="actions">
            ${actions.map((action) => {
              const { createdAt, details } = action;
              const who = attributionText(action, language);
              return html`<li>
                ${timeTag(createdAt, language)}
                <strong>${element(details["element"], language)}</strong>
                ${fraudChangeText(details, language)} ${actionText(action, language)}
                ${who !== "" && html`<span class="who">${who}</span>`}
              </li>`;
            })}
          </ul>`
    }
  </section>`;
}

/** What was listed: the value, masked where it must be, or the payment that it was taken from. */
function element(shown: unknown, language: Language): Html | string {
  if (typeof shown !== "string") return "";
  const reference = /^of payment (\w+)$/.exec(shown)?.[1];
  if (reference === undefined) return shown;
  return html`${fraudDeskSentences[language].ofPayment}
    <a href="/office/payments/${reference}"><code>${reference}</code></a>`;
}
