import type { Context } from "../context/context.js";
import type { WebhookDelivery } from "../domain/webhook.js";
import type { DeliveryEnding } from "../journal/webhooks-journal.js";
import type { PostedWebhook } from "./webhook-transport.js";

// "410 Gone": the receiver wants no more events.
const gone = 410;
const firstPauseMs = 5_000;
const longestPauseMs = 6 * 3_600_000;

/**
 * What becomes of a delivery after a try: delivered; due again, later each time; or dead, when its receiver wants no more
 * or has had all tries.
 */
export function retryOrGiveUp(
  context: Pick<Context, "now" | "random">,
  { tries }: WebhookDelivery,
  posted: PostedWebhook,
  mostTries: number,
): DeliveryEnding {
  const at = context.now();
  if ("status" in posted && posted.status >= 200 && posted.status < 300)
    return { state: "delivered", status: posted.status, at };
  const told: Pick<DeliveryEnding, "failure" | "status"> =
    "status" in posted ? { status: posted.status, failure: `HTTP ${posted.status}` } : posted;
  const isLast = tries + 1 >= mostTries || told.status === gone;
  if (isLast) return { state: "dead", at, ...told };
  return { state: "pending", at, dueAt: at + pauseMs(context, tries), ...told };
}

/** Exponential backoff with jitter: 5 s, 10 s, 20 s, … up to six hours. */
function pauseMs({ random }: Pick<Context, "random">, tries: number): number {
  const [byte = 0] = random(1);
  return Math.round(Math.min(longestPauseMs, firstPauseMs * 2 ** tries) * (0.75 + byte / 512));
}
