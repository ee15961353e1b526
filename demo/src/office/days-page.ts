import type { DayCount } from "@sips-kit/server";
import { html } from "../html/html.js";
import type { Language } from "../shop/language.js";
import { countText } from "./count-text.js";
import { chartLegend, chartStates, daysChart, shortDay } from "./days-chart.js";
import type { OfficePage } from "./office-layout.js";
import { officeSentences } from "./office-sentences.js";

/** The periods that the page offers, in days. */
export const periods = [7, 30, 90] as const;

/** Payments per day, as a chart and as a table. */
export function daysPage(days: readonly DayCount[], language: Language): OfficePage {
  const say = officeSentences[language];
  return {
    title: say.daysTitle,
    body: html`<h1>${say.daysTitle}</h1>
      <p class="hint">${say.daysHint}</p>
      <nav class="pages" aria-label="${say.period}">
        ${periods.map(
          (period) =>
            html`<a
              class="button quiet"
              href="/office/days?days=${period}"
              ${days.length === period && html`aria-current="page"`}
              >${say.lastDays(period)}</a
            >`,
        )}
      </nav>
      <section class="card">${chartLegend(language)} ${daysChart(days, language)}</section>
      <details class="card" id="as-table">
        <summary>${say.asTable}</summary>
        <div class="scroll">
          <table class="days">
            <thead>
              <tr>
                <th scope="col">${say.day}</th>
                ${chartStates.map((state) => html`<th scope="col" class="number">${say[state]}</th>`)}
              </tr>
            </thead>
            <tbody>
              ${days.toReversed().map(
                ({ day, counts }) =>
                  html`<tr>
                    <th scope="row">
                      <a href="/office?from=${day}&amp;to=${day}">${shortDay(day, language)}</a>
                    </th>
                    ${chartStates.map((state) => html`<td class="number">${countText(counts[state] ?? 0, language)}</td>`)}
                  </tr>`,
              )}
            </tbody>
          </table>
        </div>
      </details>`,
  };
}
