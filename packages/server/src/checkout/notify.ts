import { isFailure, type Attempt } from "../domain/attempt.js";
import { overpaymentBy } from "./overpayment.js";
import { endsInTime } from "../runtime/callback-pool.js";
import { startStopwatch } from "../runtime/stopwatch.js";
import { paymentOf } from "./payment-of.js";
import type { Context } from "./context.js";

/** What of the context this step may touch. */
export type NotifyContext = Pick<
  Context,
  | "callbackWaitMs"
  | "callbacks"
  | "journal"
  | "log"
  | "now"
  | "onResult"
  | "publicUrl"
  | "random"
  | "signingKeys"
  | "timers"
>;

const firstPauseMs = 5_000;
const longestPauseMs = 3_600_000;
// For the marks around a callback, which wait for the database.
const marginMs = 30_000;
// After it a buyer may have paid with another attempt, and the shop may have heard of that.
const longestAnswerMs = 5_000;

/** For how long whoever has a result may take to tell the shop of it; after that another process does. */
export function notificationLeaseMs({ callbacks }: Pick<Context, "callbacks">): number {
  return callbacks.deadlineMs + marginMs;
}

/**
 * Step 7: tells the shop how the attempt ended. Whoever calls it has the lease. The buyer waits for a moment, so that the
 * result page shows a booked order where the shop is quick, and no longer; when too many callbacks run already, this one
 * is left to the journal. Never rejects: the shop's faults are not the buyer's.
 */
export async function callShop(context: NotifyContext, attempt: Attempt): Promise<void> {
  const told = startTelling(context, attempt);
  // Due at once, for whoever has a place.
  if (!told) await putOff(context, attempt, 0);
  else if (context.callbackWaitMs > 0) await endsInTime(context.timers, context.callbackWaitMs, told);
}

/** Starts the callback; undefined when too many run already. */
function startTelling(context: NotifyContext, attempt: Attempt): Promise<unknown> | undefined {
  const { reference, orderId } = attempt;
  let isLate = false;
  const ended = context.callbacks.start(async () => {
    if (await isSuppressed(context, attempt)) return;
    const isTold = await tellShop(context, attempt);
    // Should it end well after all, that still counts.
    if (isTold) await mark(context, attempt);
    else if (!isLate) await putOff(context, attempt, pauseMs(context, attempt));
  });
  return ended?.then(async (isInTime) => {
    if (isInTime) return;
    isLate = true;
    context.log({ step: "onResult late", reference, orderId });
    await putOff(context, attempt, pauseMs(context, attempt));
  });
}

/**
 * A failure is no news once another attempt has the order: a shop that hears "abandoned" of a paid order cancels it. The
 * journal is asked just before the call, since that attempt may have come since the failure was written. When it cannot
 * be asked, or this process has stood still before it had the answer, the shop is told later.
 */
async function isSuppressed(
  context: Pick<Context, "journal" | "log" | "timers">,
  attempt: Attempt,
): Promise<boolean> {
  if (!isFailure(attempt.state)) return false;
  const sinceAsking = startStopwatch(context.timers);
  try {
    const by = await context.journal.dropNotification(attempt.reference, attempt.version);
    if (by !== undefined) logSuppressed(context, attempt);
    return by !== undefined || sinceAsking() > longestAnswerMs;
  } catch (error) {
    logFault(context, attempt, "onResult not checked", error);
    return true;
  }
}

/** Tells the log that the shop is not told of a failure, because another attempt has the order. */
export function logSuppressed(context: Pick<Context, "log">, { reference, orderId, state }: Attempt): void {
  context.log({ step: "onResult suppressed", reference, orderId, state });
}

/** True when the shop has taken the result. The mark comes after: a crash in between makes it a second call. */
async function tellShop(
  context: Pick<Context, "journal" | "log" | "now" | "onResult" | "publicUrl" | "signingKeys">,
  attempt: Attempt,
): Promise<boolean> {
  try {
    const overpaid = await overpaymentBy(context, attempt);
    await context.onResult(paymentOf(context, attempt, undefined, overpaid));
    return true;
  } catch (error) {
    logFault(context, attempt, "onResult failed", error);
    return false;
  }
}

async function mark(context: Pick<Context, "journal" | "log" | "now">, attempt: Attempt): Promise<void> {
  try {
    await context.journal.markNotified(attempt.reference, attempt.version, context.now());
  } catch (error) {
    // Its lease ends, and it is told once more under the same id.
    logFault(context, attempt, "onResult not marked", error);
  }
}

async function putOff(
  context: Pick<Context, "journal" | "log" | "now">,
  attempt: Attempt,
  forMs: number,
): Promise<void> {
  try {
    await context.journal.postponeNotification(attempt.reference, attempt.version, context.now() + forMs);
  } catch (error) {
    logFault(context, attempt, "onResult not put off", error);
  }
}

function logFault(
  context: Pick<Context, "log">,
  { reference, orderId }: Attempt,
  step: string,
  error: unknown,
): void {
  context.log({ step, reference, orderId, code: error instanceof Error ? error.name : typeof error });
}

/** Doubles with each try, for it is about as long as the shop has failed already; jitter keeps them from coming together. */
function pauseMs(context: Pick<Context, "now" | "random">, attempt: Attempt): number {
  const failingMs = Math.max(firstPauseMs, context.now() - attempt.updatedAt);
  const [byte = 0] = context.random(1);
  return Math.min(longestPauseMs, failingMs) * (0.75 + byte / 512);
}

/** Results that a round has started to tell the shop of. */
export interface Notifying {
  readonly notified: number;
  /** Resolves when each of their callbacks has ended, or its deadline has passed. */
  readonly ended: Promise<unknown>;
}

/**
 * Tells the shop of results that it was not told of yet, as many at a time as there are places. Waits for places, never
 * for the last callbacks; ends after the time of one callback at most, so that a round follows the other.
 */
export async function notifyDue(context: NotifyContext): Promise<Notifying> {
  const { callbacks, timers } = context;
  const endsAt = timers.elapsed() + callbacks.deadlineMs;
  const started: (Promise<unknown> | undefined)[] = [];
  while (timers.elapsed() < endsAt && !callbacks.isClosed) {
    const limit = callbacks.room();
    if (limit === 0) {
      await callbacks.nextEnd();
      continue;
    }
    const lease = { now: context.now(), leaseMs: notificationLeaseMs(context), limit };
    const due = await context.journal.leaseNotifications(lease);
    for (const attempt of due) started.push(startTelling(context, attempt) ?? putOff(context, attempt, 0));
    if (due.length < limit) break;
  }
  return { notified: started.length, ended: Promise.all(started) };
}
