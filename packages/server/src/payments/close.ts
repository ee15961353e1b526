import { endsInTime } from "../runtime/callback-pool.js";
import type { Context } from "../context/context.js";
import type { RepeatedWork } from "../runtime/timer.js";
import type { TrackedWork } from "../runtime/track-work.js";
import type { WebhookSender } from "../webhooks/send-webhooks.js";

/** Options of `payments.close`. */
export interface CloseOptions {
  /** Milliseconds until it gives up waiting. Default: 10 s. */
  readonly deadlineMs?: number;
}

/** What had not ended when the deadline of `close` passed. All zero when nothing is left. */
export interface LeftOver {
  /** Requests of buyers, a merchant's operations, and webhooks, that wait for an answer or for the journal. */
  readonly requests: number;
  /** Callbacks that the shop has not returned from. */
  readonly callbacks: number;
  /** Rounds of the reconciler, of the callbacks and of the webhooks; each runs one at a time. */
  readonly rounds: number;
}

/** The work that a process has in flight. */
interface UnderWay {
  readonly checks: RepeatedWork;
  readonly notifications: RepeatedWork;
  readonly sending: RepeatedWork;
  readonly webhooks: Pick<WebhookSender, "allEnd" | "underWay">;
  readonly inFlight: TrackedWork;
}

/** Stops, and waits for work in flight until the deadline. */
export async function closeInTime(
  context: Context,
  { checks, notifications, sending, webhooks, inFlight }: UnderWay,
  { deadlineMs = 10_000 }: CloseOptions = {},
): Promise<LeftOver> {
  context.callbacks.close();
  const ended = Promise.all([checks.stop(), notifications.stop(), sending.stop(), inFlight.close()]);
  // The last requests may have started callbacks, and the last round webhooks.
  const allEnded = ended.then(() => Promise.all([context.callbacks.allEnds(), webhooks.allEnd()]));
  // A hanging callback does not keep the process alive, so this timer must, until the report is made.
  const keepsAlive = setInterval(() => {}, 60_000);
  await endsInTime(context.timers, deadlineMs, allEnded).finally(() => clearInterval(keepsAlive));
  const left = {
    requests: inFlight.size + webhooks.underWay(),
    callbacks: context.callbacks.running,
    rounds: [checks, notifications, sending].filter(({ isRunning }) => isRunning).length,
  };
  if (left.requests + left.callbacks + left.rounds > 0) {
    const { requests, callbacks, rounds } = left;
    context.log({
      step: "close",
      code: "left over",
      detail: `${requests} requests, ${callbacks} callbacks and ${rounds} rounds had not ended after ${deadlineMs} ms; the journal has them.`,
    });
  }
  return left;
}
