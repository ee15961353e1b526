import type { JournalEvent } from "@sips-kit/server";
import { html, type Html } from "../html/html.js";
import { cardText } from "../shop/card-text.js";
import { developerSentences } from "../shop/developer-sentences.js";
import { detailTexts, eventText, stateText } from "../shop/event-sentences.js";
import type { Language } from "../shop/language.js";
import { sentences } from "../shop/sentences.js";
import { clock } from "../shop/shop-time.js";
import { standingOf, standingText, toneOf, type OperatedPayment } from "../shop/standing.js";

/** An attempt to pay with its history, oldest line first. */
export interface ToldPayment extends OperatedPayment {
  readonly history: readonly JournalEvent[];
  /** Its calls in the simulator's console, when there is one. */
  readonly callsUrl: string | undefined;
}

/** Every attempt to pay an order, with its history; for the developer view. */
export function attemptsInJournal(payments: readonly ToldPayment[], language: Language): Html {
  const say = developerSentences[language];
  return html`<section aria-labelledby="attempts">
    <h2 id="attempts">${say.attempts}</h2>
    ${payments.length === 0 && html`<p>${say.noAttempts}</p>`}
    ${payments.map((told) => attempt(told, language))}
  </section>`;
}

function attempt({ payment, operations, history, callsUrl }: ToldPayment, language: Language): Html {
  return html`<section class="card attempt" aria-label="${payment.reference}">
    <h3>${payment.reference}</h3>
    <p class="under">
      ${paymentTag({ payment, operations }, language)} ${cardText(payment)}
      ${payment.responseCode && `responseCode ${payment.responseCode}`}
    </p>
    ${historyTable(history, language)}
    ${
      callsUrl !== undefined &&
      html`<p class="small"><a href="${callsUrl}">${developerSentences[language].calls}</a></p>`
    }
  </section>`;
}

/** Everything that happened to an attempt, in order. */
function historyTable(history: readonly JournalEvent[], language: Language): Html {
  const say = sentences[language];
  const reference = history[0]?.reference ?? "";
  return html`<div class="scroll" role="region" aria-label="${say.history} ${reference}" tabindex="0">
    <table class="stacks">
      <thead>
        <tr>
          <th scope="col">${say.when}</th>
          <th scope="col">${say.move}</th>
          <th scope="col">${say.what}</th>
        </tr>
      </thead>
      <tbody>
        ${history.map((event) => eventRow(event, language))}
      </tbody>
    </table>
  </div>`;
}

function eventRow({ at, from, to, what, details }: JournalEvent, language: Language): Html {
  const time = new Date(at);
  return html`<tr>
    <td><time datetime="${time.toISOString()}">${clock(time.toISOString(), language)}</time></td>
    <td>${[from, to].flatMap((state) => (state ? stateText(state, language) : [])).join(" → ")}</td>
    <td>${[eventText(what, language), ...detailTexts(details, language)].join(", ")}</td>
  </tr>`;
}

/** The status of a payment, as a word and a colour. */
function paymentTag({ payment, operations }: OperatedPayment, language: Language): Html {
  const standing = standingOf(payment, operations);
  return html`<span class="tag ${toneOf(standing)}">${standingText(standing, language)}</span>`;
}
