import type { FaultName, Faults } from "../faults.js";
import {
  readWebhook,
  webhookSignatureHeader,
  type PostedWebhook,
  type WebhookEndpoint,
  type WebhookEvent,
  type WebhookRequest,
  type WebhookTransport,
} from "../engine.js";
import type { Random } from "../random.js";
import type { Scheduler } from "../time/scheduler.js";
import type { Purchases } from "./purchase.js";
import { purchaseOfEvent } from "./purchase-of-event.js";
import { epochMs, type ProcessScope } from "./process-scope.js";

/** A webhook that has reached one of the merchant's other systems. */
export interface ReceivedWebhook {
  readonly at: number;
  readonly endpoint: string;
  readonly body: string;
  /** Undefined when the signature does not verify. */
  readonly event: WebhookEvent | undefined;
}

/** The merchant's other systems, such as their accounting: they take the webhooks of the shop. */
export interface Receivers {
  /** None in most runs. */
  readonly endpoints: readonly WebhookEndpoint[];
  readonly received: readonly ReceivedWebhook[];
  /** How a process reaches them. */
  transportOf(scope: ProcessScope, random: Random): WebhookTransport;
}

/** What the receivers need of the run. */
export interface ReceiverWorld {
  readonly scheduler: Scheduler;
  readonly faults: Faults;
  readonly purchases: Purchases;
}

const secret = "simulation-webhook-secret-of-32-characters";
// Clocks of a run may be wrong by 90 minutes, and the shop's signs.
const toleranceSeconds = 4 * 3_600;

export function createReceivers({ scheduler, faults, purchases }: ReceiverWorld, random: Random): Receivers {
  const isListening = faults.rate("receiver.listens") > 0;
  const names = isListening ? random.pick([["ledger"], ["ledger", "stock"]]) : [];
  const received: ReceivedWebhook[] = [];
  const take = ({ url, headers, body }: WebhookRequest) => {
    const event = readWebhook({
      body,
      signature: headers[webhookSignatureHeader],
      secrets: [secret],
      toleranceSeconds,
      now: epochMs + scheduler.now(),
    });
    received.push({ at: scheduler.now(), endpoint: url.slice(url.lastIndexOf("/") + 1), body, event });
  };
  return {
    endpoints: names.map((id) => ({ id, url: `https://${id}.example/${id}`, secrets: [secret] })),
    received,
    transportOf: (scope, own) => (request) =>
      new Promise<PostedWebhook>((resolve) => {
        const strikes = (fault: FaultName) => {
          if (!faults.strikes(fault, own)) return false;
          purchaseOfEvent(purchases, request.body)?.touchedBy.add(fault);
          return true;
        };
        const callOff = scope.timer(request.deadlineMs, () => resolve({ failure: "no answer in time" }));
        const ms = own.between(5, 60) + (strikes("receiver.slow") ? own.between(1_000, 40_000) : 0);
        const isGone = strikes("receiver.is-gone");
        const isRefusing = strikes("receiver.refuses");
        const status = isGone ? 410 : isRefusing ? own.pick([400, 429, 500, 503]) : 204;
        const isLost = strikes("receiver.loses-connection");
        const isSilent = strikes("receiver.hangs");
        const arrives = !isLost || own.chance(0.5);
        // What a killed process had sent arrives all the same.
        scheduler.after(ms, () => {
          if (arrives && status === 204) take(request);
          if (isSilent) return;
          scope.after(own.between(5, 60), () => {
            callOff();
            resolve(isLost ? { failure: "ECONNRESET" } : { status });
          });
        });
      }),
  };
}
