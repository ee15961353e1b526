import { html, type Html } from "../html/html.js";
import { detailTexts, eventText } from "../shop/event-sentences.js";
import type { Language } from "../shop/language.js";
import { stateWord } from "./state-words.js";
import { operationSentences } from "./operation-sentences.js";
import { attributionText, operationName, operationText } from "./operation-text.js";
import { timeTag } from "./time-tag.js";
import { timelineOf, type TimelineLine, type ToldAttempt } from "./timeline.js";

/** Everything that happened to an order, over all attempts to pay it, and what was done to its payments since. */
export function paymentTimeline(
  attempts: readonly ToldAttempt[],
  lookedAt: string,
  language: Language,
): Html {
  const say = operationSentences[language];
  const lines = timelineOf(attempts, lookedAt);
  const references = attempts.map(({ payment }) => payment.reference).toReversed();
  const numberOf = (reference: string) => references.indexOf(reference) + 1;
  return html`<section class="card" aria-labelledby="timeline">
    <h2 id="timeline">${say.timeline}</h2>
    <table class="timeline">
      <thead>
        <tr>
          <th scope="col">${say.when}</th>
          <th scope="col">${say.step}</th>
          <th scope="col">${say.happened}</th>
        </tr>
      </thead>
      <tbody>
        ${lines.map(
          (line) =>
            html`<tr>
              <td>${timeOf(line, language)}</td>
              ${cells(line, references.length > 1 ? numberOf : undefined, language)}
            </tr>`,
        )}
      </tbody>
    </table>
  </section>`;
}

function timeOf(line: TimelineLine, language: Language): Html {
  const { until } = operationSentences[language];
  const isRange = line.kind === "visits" && line.until > line.at;
  return html`${timeTag(line.at, language)} ${isRange && html`${until} ${timeTag(line.until, language)}`}`;
}

/** `numberOf`: with several attempts, each line says which one it belongs to. */
function cells(
  line: TimelineLine,
  numberOf: ((reference: string) => number) | undefined,
  language: Language,
): Html {
  const say = operationSentences[language];
  if (line.kind === "visits") {
    return html`<td></td>
      <td>${say.visits(line.count)}</td>`;
  }
  if (line.kind === "operation") {
    const { operation } = line;
    const who = attributionText(operation, language);
    return html`<td>${mark(operation.reference, numberOf)} ${operationName(operation, language)}</td>
      <td>${operationText(operation, language)} ${who !== "" && html`<span class="who">${who}</span>`}</td>`;
  }
  const { reference, from, to, what, details } = line.event;
  const step = [from, to].flatMap((state) => (state ? [stateWord(state, language)] : [])).join(" → ");
  return html`<td>${mark(reference, numberOf)} ${step}</td>
    <td>${[eventText(what, language), ...detailTexts(details, language)].join(", ")}</td>`;
}

function mark(reference: string, numberOf: ((reference: string) => number) | undefined): Html | undefined {
  if (!numberOf) return undefined;
  return html`<a class="mark" href="/office/payments/${reference}">${numberOf(reference)}</a>`;
}
