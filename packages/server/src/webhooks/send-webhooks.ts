import type { Context } from "../context/context.js";
import type { WebhookDelivery } from "../domain/webhook.js";
import { noAnswerInTime, postWebhook } from "./post-webhook.js";
import { retryOrGiveUp } from "./retry-or-give-up.js";
import { createSilentEndpoints } from "./silent-endpoints.js";
import type { WebhookSettings } from "./webhook-settings.js";
import type { PostedWebhook } from "./webhook-transport.js";

/** The part of the context that this step uses. */
export type WebhookContext = Pick<Context, "journal" | "log" | "now" | "random">;

const defaultDeadlineMs = 10_000;
const defaultMostTries = 20;
const atOnce = 16;
// Allowance for the journal writes around a try.
const marginMs = 30_000;

/** The tries under way once a round has started its own. */
export interface Sending {
  /** Resolves when they have ended; rejects when the outcome of one of this round could not be journaled. */
  readonly ended: Promise<void>;
}

/** What sends the webhooks of one process. */
export interface WebhookSender {
  /**
   * Starts tries of all deliveries that are due, up to 32 at a time, until none is left. The next round need not wait for
   * their end: a receiver that does not answer keeps no new event from the others.
   */
  send(): Promise<Sending>;
  /** How many tries have not ended. */
  underWay(): number;
  /** Resolves when all tries have ended. */
  allEnd(): Promise<unknown>;
}

/**
 * Creates the sender. Any number of processes may have one: each delivery is leased to one of them, and a crashed
 * process's lease expires, so an event is sent at least once. A receiver that does not answer in time holds up the others
 * once: until it answers, one delivery at a time is tried, and the others wait for their lease to expire.
 */
export function createWebhookSender(context: WebhookContext, settings: WebhookSettings): WebhookSender {
  const { deadlineMs = defaultDeadlineMs } = settings;
  const silent = createSilentEndpoints(context, deadlineMs);
  const underWay = new Set<Promise<void>>();

  async function sendOne(delivery: WebhookDelivery): Promise<void> {
    const isAnswered = await send(context, settings, delivery);
    silent.note(delivery.endpoint, isAnswered);
  }

  return {
    async send() {
      const faults: unknown[] = [];
      let due: readonly WebhookDelivery[];
      do {
        const lease = { now: context.now(), leaseMs: deadlineMs + marginMs, limit: atOnce };
        due = await context.journal.webhooks.lease(lease);
        for (const delivery of due.filter(({ endpoint }) => silent.mayTry(endpoint))) {
          const ended: Promise<void> = sendOne(delivery)
            .catch((error: unknown) => void faults.push(error))
            .finally(() => underWay.delete(ended));
          underWay.add(ended);
        }
        while (underWay.size > atOnce) await Promise.race(underWay);
      } while (due.length === atOnce && faults.length === 0);
      const ended = Promise.all(underWay).then(() => {
        if (faults.length > 0) throw faults[0];
      });
      return { ended };
    },
    underWay: () => underWay.size,
    allEnd: () => Promise.all(underWay),
  };
}

/**
 * Tries a delivery once, and writes how that has ended. True when the receiver has answered, or could not be reached.
 */
async function send(
  context: WebhookContext,
  { endpoints, deadlineMs = defaultDeadlineMs, mostTries = defaultMostTries, transport }: WebhookSettings,
  delivery: WebhookDelivery,
): Promise<boolean> {
  const endpoint = endpoints.find(({ id }) => id === delivery.endpoint);
  const posted: PostedWebhook = endpoint
    ? await postWebhook({ endpoint, body: delivery.body, nowMs: context.now(), deadlineMs }, transport)
    : // Another process may have it, which is of a newer version, or an older one.
      { failure: "this server has no such endpoint" };
  const ending = retryOrGiveUp(context, delivery, posted, mostTries);
  context.log({
    step: `webhook ${ending.state === "pending" ? "failed" : ending.state}`,
    code: ending.status === undefined ? ending.failure : String(ending.status),
    detail: `${delivery.eventId} to ${delivery.endpoint}`,
  });
  await context.journal.webhooks.end(delivery, ending);
  return !("failure" in posted) || posted.failure !== noAnswerInTime;
}
