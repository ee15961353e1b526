import type { InstalmentSchedule } from "@sips-kit/server";
import { instalmentSentences } from "./instalment-sentences.js";
import type { Language } from "./language.js";
import { money } from "./money.js";
import { html, type Html } from "../html/html.js";

/** Days, amounts and states of an order in instalments; undefined for an order that is paid in full. */
export function instalmentTable(
  schedule: InstalmentSchedule | undefined,
  language: Language,
): Html | undefined {
  if (!schedule) return undefined;
  const say = instalmentSentences[language];
  return html`<table class="instalments">
    <caption>
      ${say.title}
    </caption>
    <thead>
      <tr>
        <th scope="col">${say.due}</th>
        <th scope="col">${say.state}</th>
        <th scope="col" class="number">${say.amount}</th>
      </tr>
    </thead>
    <tbody>
      ${schedule.instalments.map(
        ({ date, state, amountMinor }) =>
          html`<tr>
            <td>${dayText(date, language)}</td>
            <td>${say.states[state]}</td>
            <td class="number">${money(amountMinor, language)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function dayText(date: string, language: Language): string {
  const day = Date.UTC(Number(date.slice(0, 4)), Number(date.slice(4, 6)) - 1, Number(date.slice(6, 8)));
  const locale = language === "fr" ? "fr-FR" : "en-GB";
  return new Date(day).toLocaleDateString(locale, { dateStyle: "long", timeZone: "UTC" });
}
