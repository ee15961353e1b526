import type { InstalmentSchedule } from "@sips-kit/server";
import { instalmentSentences } from "./instalment-sentences.js";
import type { Language } from "./language.js";
import { money } from "./money.js";
import { dayText } from "./shop-time.js";
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
