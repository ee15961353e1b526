import type { Velocity, VelocityElement } from "@sips-kit/server";
import { html, type Html } from "../html/html.js";
import type { Language } from "../shop/language.js";
import { money } from "../shop/money.js";
import { fraudDeskSentences } from "./fraud-desk-sentences.js";

/** Whose recent activity is asked for, and the answer. */
export interface AskedVelocity {
  readonly type: VelocityElement;
  readonly value: string;
  readonly days: string;
  /** Undefined when nobody has asked yet. */
  readonly found: Velocity | "not-told" | "unreachable" | undefined;
}

/** How often, and for how much, a customer or an address has paid lately. */
export function velocityCard({ type, value, days, found }: AskedVelocity, language: Language): Html {
  const say = fraudDeskSentences[language];
  return html`<section class="sum" aria-labelledby="velocity">
    <h2 id="velocity">${say.velocity}</h2>
    ${found && html`<p class="told ${typeof found === "string" ? "bad" : "open"}" role="status">${answer(found, days, language)}</p>`}
    <form class="stack" method="get" action="/office/fraud">
      <label for="type">${say.of}</label>
      <select id="type" name="type">
        ${Object.entries(say.types).map(
          ([name, text]) => html`<option value="${name}" ${name === type && html`selected`}>${text}</option>`,
        )}
      </select>
      <label for="who">${say.who}</label>
      <input id="who" name="who" type="text" autocomplete="off" maxlength="45" required value="${value}" />
      <label for="days">${say.days}</label>
      <input
        id="days"
        name="days"
        type="text"
        inputmode="numeric"
        autocomplete="off"
        maxlength="2"
        value="${days}"
      />
      <button class="quiet">${say.show}</button>
    </form>
  </section>`;
}

function answer(found: NonNullable<AskedVelocity["found"]>, days: string, language: Language): string {
  const say = fraudDeskSentences[language];
  if (found === "not-told") return say.notTold;
  if (found === "unreachable") return say.unreachable;
  const { transactions, totalMinor, profile } = found;
  const { maxTransactions, maxTotalMinor, periodDays } = profile;
  const counted = say.counted(
    transactions,
    money(totalMinor, language),
    days === "" ? periodDays : Number(days),
  );
  if (maxTransactions === undefined || maxTotalMinor === undefined) return counted;
  return `${counted} ${say.permitted(maxTransactions, money(maxTotalMinor, language))}`;
}
