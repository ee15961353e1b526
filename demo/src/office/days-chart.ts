import type { DayCount } from "@sips-kit/server";
import { html, type Html } from "../html/html.js";
import type { Language } from "../shop/language.js";
import { dayText } from "../shop/shop-time.js";
import { withColon } from "../shop/with-colon.js";
import { countText } from "./count-text.js";
import { officeSentences } from "./office-sentences.js";

/** The states that the chart stacks, from the bottom up. */
export const chartStates = ["accepted", "in-review", "refused", "unknown"] as const;

const height = 240;
const bottom = 24;
const top = 8;

/**
 * Payments per day by these states, as stacked bars. Each state has a pattern besides its colour, and the
 * page shows the same numbers in a table. Widths are shares of the card's, so that bars shrink with it and texts do not;
 * the scale stands in the margin that the style sheet leaves.
 */
export function daysChart(days: readonly DayCount[], language: Language): Html {
  const most = Math.max(1, ...days.map((day) => sumOf(day)));
  const scale = niceScale(most);
  const step = 100 / days.length;
  const labelEvery = Math.ceil(days.length / 7);
  return html`<svg
    class="chart"
    height="${height}"
    role="img"
    aria-labelledby="chart-title"
    aria-describedby="as-table"
  >
    <title id="chart-title">${officeSentences[language].daysTitle}</title>
    <defs>
      <pattern id="hatched" width="6" height="6" patternUnits="userSpaceOnUse">
        <rect class="under-pattern refused" width="6" height="6" />
        <path class="on-pattern" d="M-1 1 1 -1M0 6 6 0M5 7 7 5" />
      </pattern>
      <pattern id="ruled" width="6" height="6" patternUnits="userSpaceOnUse">
        <rect class="under-pattern in-review" width="6" height="6" />
        <path class="on-pattern in-review" d="M0 3 6 3" />
      </pattern>
      <pattern id="dotted" width="6" height="6" patternUnits="userSpaceOnUse">
        <rect class="under-pattern unknown" width="6" height="6" />
        <circle class="on-pattern" cx="3" cy="3" r="1.4" />
      </pattern>
    </defs>
    ${scale.map((value) => gridLine(value, yOf(value, scale), language))}
    ${days.map((day, index) => bar(day, index * step, step, scale, language))}
    ${days.map(
      (day, index) =>
        index % labelEvery === 0 &&
        html`<text
          class="label ${(index / labelEvery) % 2 === 1 && "minor"}"
          x="${round((index + 0.5) * step)}%"
          y="${height - 6}"
          text-anchor="middle"
        >
          ${shortDay(day.day, language)}
        </text>`,
    )}
  </svg>`;
}

/** What the patterns mean. */
export function chartLegend(language: Language): Html {
  return html`<ul class="legend">
    ${chartStates.map(
      (state) =>
        html`<li>
          <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
            <rect class="bar ${state}" width="16" height="16" />
          </svg>
          ${officeSentences[language][state]}
        </li>`,
    )}
  </ul>`;
}

function bar(day: DayCount, x: number, step: number, scale: readonly number[], language: Language): Html {
  const say = officeSentences[language];
  let below = 0;
  const parts = chartStates.map((state) => {
    const number = day.counts[state] ?? 0;
    const from = yOf(below, scale);
    below += number;
    const to = yOf(below, scale);
    return html`<rect
      class="bar ${state}"
      x="${round(x + step * 0.15)}%"
      y="${round(to)}"
      width="${round(step * 0.7)}%"
      height="${round(from - to)}"
    />`;
  });
  const counted = chartStates.filter((state) => (day.counts[state] ?? 0) > 0);
  const told = counted.map((state) => `${say[state]} ${day.counts[state] ?? 0}`).join(", ");
  return html`<g><title>${withColon(dayText(day.day, language), told || "–", language)}</title>${parts}</g>`;
}

function gridLine(value: number, y: number, language: Language): Html {
  return html`<line class="grid" x1="0" x2="100%" y1="${round(y)}" y2="${round(y)}" />
    <text class="label" x="-6" y="${round(y) + 4}" text-anchor="end"> ${countText(value, language)} </text>`;
}

function yOf(value: number, scale: readonly number[]): number {
  return height - bottom - (value / (scale.at(-1) ?? 1)) * (height - bottom - top);
}

/** Round numbers from 0 to at least the highest bar, up to six of them. */
export function niceScale(most: number): readonly number[] {
  const power = 10 ** Math.floor(Math.log10(most));
  const step = Math.max(
    1,
    [0.2, 0.5, 1, 2].map((one) => one * power).find((one) => most / one <= 5) ?? power,
  );
  return Array.from({ length: Math.ceil(most / step) + 1 }, (_, index) => index * step);
}

function sumOf({ counts }: DayCount): number {
  return chartStates.reduce((sum, state) => sum + (counts[state] ?? 0), 0);
}

/** The day without its year, which no period of the page needs. */
export function shortDay(day: string, language: Language): string {
  return dayText(day, language).replace(/\s\d{4}$/, "");
}

function round(number: number): number {
  return Math.round(number * 100) / 100;
}
