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

/**
 * Makes the function that sends all deliveries that are due, up to 32 at a time, until none is left; it returns how many
 * were sent. Any number of processes may run it: each delivery is leased to one of them, and a crashed process's lease
 * expires, so an event is sent at least once. A receiver that does not answer in time holds up the others once: until it
 * answers, one delivery at a time is tried, and the others wait for their lease to expire.
 */
export function createWebhookSender(
  context: WebhookContext,
  settings: WebhookSettings,
): () => Promise<number> {
  const { deadlineMs = defaultDeadlineMs } = settings;
  const silent = createSilentEndpoints(context, deadlineMs);

  async function sendOne(delivery: WebhookDelivery): Promise<void> {
    const isAnswered = await send(context, settings, delivery);
    silent.note(delivery.endpoint, isAnswered);
  }

  return async () => {
    const underWay = new Set<Promise<void>>();
    let sent = 0;
    const faults: unknown[] = [];
    let due: readonly WebhookDelivery[];
    do {
      const lease = { now: context.now(), leaseMs: deadlineMs + marginMs, limit: atOnce };
      due = await context.journal.webhooks.lease(lease);
      for (const delivery of due.filter(({ endpoint }) => silent.mayTry(endpoint))) {
        sent += 1;
        const ended: Promise<void> = sendOne(delivery)
          .catch((error: unknown) => void faults.push(error))
          .finally(() => underWay.delete(ended));
        underWay.add(ended);
      }
      while (underWay.size > atOnce) await Promise.race(underWay);
    } while (due.length === atOnce && faults.length === 0);
    await Promise.all(underWay);
    if (faults.length > 0) throw faults[0];
    return sent;
  };
}

/** Tries a delivery once, and writes how that has ended. True when the receiver has answered, or could not be reached. */
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
