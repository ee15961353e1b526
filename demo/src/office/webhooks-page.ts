import type { Operation, OperationKind, Payment, WebhookDelivery } from "@sips-kit/server";
import { html, type Html } from "../html/html.js";
import type { Language } from "../shop/language.js";
import { moment } from "./moments.js";
import { timeTag } from "./time-tag.js";
import { csrfField, type OfficePage } from "./office-layout.js";
import { webhooksSentences } from "./webhooks-sentences.js";
import { toldRegion } from "./told.js";

/** What the page of webhooks shows. */
export interface ShownWebhooks {
  /** Whether there is a system to send to. */
  readonly hasEndpoint: boolean;
  /** Only those that have failed too often to be tried again. */
  readonly isDeadOnly: boolean;
  /** Those of the newest events first. */
  readonly deliveries: readonly WebhookDelivery[];
  /** The last event id of this page, if there may be older ones. */
  readonly before: string | undefined;
  /** `gone`: no event with this id is in the journal (any more), so nothing is sent. */
  readonly told: "tested" | "replayed" | "gone" | undefined;
  readonly csrf: string;
}

/** The events on their way to other systems: what was delivered, what was not and why. */
export function webhooksPage(shown: ShownWebhooks, language: Language): OfficePage {
  const say = webhooksSentences[language];
  const { hasEndpoint, isDeadOnly, deliveries, before, told, csrf } = shown;
  const isOpen = deliveries.some(({ state }) => state === "pending");
  const views = [
    [say.recent, "/office/webhooks", !isDeadOnly],
    [say.dead, "/office/webhooks?state=dead", isDeadOnly],
  ] as const;
  return {
    title: say.title,
    scripts: ["office.js"],
    ...(isOpen && { refreshSeconds: 10 }),
    body: html`<h1>${say.title}</h1>
      <p class="hint">${say.hint}</p>
      ${toldRegion(told && html`<p class="told ${told === "gone" ? "bad" : "open"}">${say[told]}</p>`)}
      ${!hasEndpoint && html`<p class="warning">${say.noEndpoint}</p>`}
      ${
        hasEndpoint &&
        html`<form class="act" method="post" action="/office/webhooks/test">
          ${csrfField({ csrf })}
          <button class="quiet">${say.test}</button>
        </form>`
      }
      <nav class="pages" aria-label="${say.show}">
        ${views.map(
          ([text, href, isHere]) =>
            html`<a class="button quiet" href="${href}" ${isHere && html`aria-current="page"`}>${text}</a>`,
        )}
      </nav>
      <section id="live" class="card" aria-label="${say.title}" ${isOpen && html`data-is-open`}>
        ${
          deliveries.length === 0
            ? html`<p>${say.none}</p>`
            : html`<ul class="lines">
                ${deliveries.map((one) => row(one, csrf, language))}
              </ul>`
        }
      </section>
      ${
        before !== undefined &&
        html`<nav class="pages" aria-label="${say.older}">
          <a class="button quiet" href="/office/webhooks?${olderQuery(before, isDeadOnly)}">${say.older}</a>
        </nav>`
      }`,
  };
}

/** What an event tells of: the payment's reference, if it has a page, and the kind of operation. */
function readEvent(body: string): { readonly kind?: OperationKind; readonly reference?: string } {
  // The server's own text.
  const { payment, operation } = (JSON.parse(body) as EventBody).data;
  if (payment) return { reference: payment.reference };
  if (!operation) return {};
  const { kind, reference } = operation;
  return withoutPayment.has(kind) ? { kind } : { kind, reference };
}

interface EventBody {
  readonly data: {
    readonly payment?: Pick<Payment, "reference">;
    readonly operation?: Pick<Operation, "kind" | "reference">;
  };
}

/** Kinds that neither change a payment nor make one. */
const withoutPayment: ReadonlySet<OperationKind> = new Set([
  "creditHolder",
  "walletCreditHolder",
  "signMandate",
]);

function olderQuery(before: string, isDeadOnly: boolean): string {
  return new URLSearchParams({ before, ...(isDeadOnly && { state: "dead" }) }).toString();
}

function row(delivery: WebhookDelivery, csrf: string, language: Language): Html {
  const say = webhooksSentences[language];
  const { endpoint, eventId, type, state, tries, createdAt, failure, dueAt, body } = delivery;
  const { kind, reference } = readEvent(body);
  const tone = { delivered: "good", dead: "bad", pending: "open" }[state];
  return html`<li class="line">
    <div class="what">
      <h2 id="e-${eventId}">
        ${say.types[type]}${kind && say.ofKind(kind)} <span class="tag ${tone}">${say.states[state]}</span>
      </h2>
      <p class="about">
        ${timeTag(createdAt, language)}, ${say.to(endpoint)}, ${say.tries(tries)}<br />
        <code>${eventId}</code>
        ${failure !== undefined && html`<br /><code>${failure}</code>`}
        ${state === "pending" && tries > 0 && dueAt !== undefined && html`${say.next} ${moment(dueAt, language)}`}
      </p>
      ${
        reference !== undefined &&
        html`<p class="about">
          <a href="/office/payments/${reference}" aria-describedby="e-${eventId}">${say.seePayment}</a>
        </p>`
      }
    </div>
    <form method="post" action="/office/webhooks/replay">
      ${csrfField({ csrf })}
      <input type="hidden" name="eventId" value="${eventId}" />
      <button class="plain" aria-describedby="e-${eventId}">${say.replay}</button>
    </form>
  </li>`;
}
