import type { Context } from "../context/context.js";
import type { WebhookDelivery } from "../domain/webhook.js";
import { postWebhook } from "./post-webhook.js";
import { retryOrGiveUp } from "./retry-or-give-up.js";
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
 * Sends all deliveries that are due, sixteen at a time, until none is left; returns how many were sent. Any number of
 * processes may run it: each delivery is leased to one of them, and a crashed process's lease expires, so an event is
 * sent at least once.
 */
export async function sendWebhooks(context: WebhookContext, settings: WebhookSettings): Promise<number> {
  const { deadlineMs = defaultDeadlineMs } = settings;
  let sent = 0;
  for (;;) {
    const lease = { now: context.now(), leaseMs: deadlineMs + marginMs, limit: atOnce };
    const due = await context.journal.webhooks.lease(lease);
    await Promise.all(due.map((delivery) => send(context, settings, delivery)));
    sent += due.length;
    if (due.length < atOnce) return sent;
  }
}

async function send(
  context: WebhookContext,
  { endpoints, deadlineMs = defaultDeadlineMs, mostTries = defaultMostTries, transport }: WebhookSettings,
  delivery: WebhookDelivery,
): Promise<void> {
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
}
