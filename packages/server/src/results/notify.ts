import { isFailure, type Attempt } from "../domain/attempt.js";
import { findOverpayment } from "./find-overpayment.js";
import { endsInTime } from "../runtime/callback-pool.js";
import { inTwoLanes } from "../runtime/in-two-lanes.js";
import { startStopwatch } from "../runtime/stopwatch.js";
import { paymentOf } from "./payment-of.js";
import type { Context } from "../context/context.js";
import { faultToLog } from "../gateway/fault-to-log.js";

/** The part of the context that this step uses. */
export type NotifyContext = Pick<
  Context,
  | "callbackWaitMs"
  | "callbacks"
  | "journal"
  | "log"
  | "now"
  | "onChange"
  | "onResult"
  | "publicUrl"
  | "random"
  | "signingKeys"
  | "timers"
>;

const firstPauseMs = 5_000;
const longestPauseMs = 3_600_000;
// Allowance for the journal writes before and after a callback.
const marginMs = 30_000;
// After that, the buyer may have paid with another attempt, and the shop may already know.
export const longestAnswerMs = 5_000;
// All failures of a lease are checked in one message to the journal, and each again if it has not been reported by then.
const freshAnswerMs = 100;

/** How long a process may take to notify the shop of a result before another process takes over. */
export function notificationLeaseMs({ callbacks }: Pick<Context, "callbacks">): number {
  return callbacks.deadlineMs + marginMs;
}

/**
 * Step 7: tells the shop how the attempt ended. The caller holds the lease. Waits briefly, so that a quick shop's
 * booked order shows on the result page. When too many callbacks are running, the reconciler makes this one later.
 * Never rejects: an error in the shop's callback must not reach the buyer.
 */
export async function callShop(context: NotifyContext, attempt: Attempt): Promise<void> {
  const telling = startTelling(context, attempt);
  // Due at once, for the next process with a free slot.
  if (!telling) await putOff(context, attempt, 0);
  else if (context.callbackWaitMs > 0) {
    await endsInTime(context.timers, context.callbackWaitMs, Promise.race([telling.told, telling.ended]));
  }
}

/** A callback that was started. */
interface Telling {
  /** Resolves when the shop has been notified, or when there is nothing left to wait for. */
  readonly told: Promise<unknown>;
  /** Resolves when the journal has been updated as well. */
  readonly ended: Promise<unknown>;
}

/**
 * Starts the callback; undefined when too many run already.
 *
 * @param sinceAsked milliseconds since the journal was asked whether this failure may be reported
 */
function startTelling(
  context: NotifyContext,
  attempt: Attempt,
  sinceAsked: () => number = () => Infinity,
): Telling | undefined {
  const { reference, orderId } = attempt;
  let isLate = false;
  let marking: Promise<void> | undefined;
  let hear = () => {};
  const told = new Promise<void>((resolve) => (hear = resolve));
  const ended = context.callbacks.start(async () => {
    if (sinceAsked() > freshAnswerMs && (await isSuppressed(context, attempt))) return;
    const isTold = await tellShop(context, attempt);
    hear();
    // A callback that succeeds after its deadline still counts. Its slot is free while the journal is written.
    if (isTold) marking = mark(context, attempt);
    else if (!isLate) await putOff(context, attempt, pauseMs(context, attempt));
  });
  if (!ended) return undefined;
  const ending = ended.then(async (isInTime) => {
    if (isInTime) return marking;
    isLate = true;
    context.log({ step: `${callbackFor(attempt)} late`, reference, orderId });
    await putOff(context, attempt, pauseMs(context, attempt));
  });
  return { told, ended: ending };
}

/**
 * A failure must not be reported once another attempt has claimed the order: the shop might cancel a paid order. The
 * journal is read right before the call, because that attempt may be newer than the failure. If the read fails, or this
 * process was suspended while reading, the shop is notified later.
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

/** Logs that the shop is not notified of a failure, because another attempt has claimed the order. */
export function logSuppressed(context: Pick<Context, "log">, { reference, orderId, state }: Attempt): void {
  context.log({ step: "onResult suppressed", reference, orderId, state });
}

/** Changes of an accepted payment have a callback of their own: a shop must not book them as a result. */
function callbackFor({ facts }: Attempt): "onResult" | "onChange" {
  return facts.changedAt === undefined ? "onResult" : "onChange";
}

/** True when the shop has accepted the result. It is marked afterwards, so a crash in between causes a second call. */
async function tellShop(
  context: Pick<Context, "journal" | "log" | "now" | "onChange" | "onResult" | "publicUrl" | "signingKeys">,
  attempt: Attempt,
): Promise<boolean> {
  const callback = callbackFor(attempt);
  try {
    const overpaid = await findOverpayment(context, attempt);
    await context[callback](paymentOf(context, attempt, undefined, overpaid));
    return true;
  } catch (error) {
    logFault(context, attempt, `${callback} failed`, error);
    return false;
  }
}

async function mark(context: Pick<Context, "journal" | "log" | "now">, attempt: Attempt): Promise<void> {
  try {
    await context.journal.markNotified(attempt.reference, attempt.version, context.now());
  } catch (error) {
    // The lease expires, and the shop is notified again with the same event id.
    logFault(context, attempt, `${callbackFor(attempt)} not marked`, error);
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
    logFault(context, attempt, `${callbackFor(attempt)} not put off`, error);
  }
}

function logFault(
  context: Pick<Context, "log">,
  { reference, orderId }: Attempt,
  step: string,
  error: unknown,
): void {
  context.log({ step, reference, orderId, ...faultToLog(error) });
}

/** Exponential backoff: waits about as long as the shop has been failing. Jitter spreads the retries. */
function pauseMs(context: Pick<Context, "now" | "random">, attempt: Attempt): number {
  const failingMs = Math.max(firstPauseMs, context.now() - attempt.updatedAt);
  const [byte = 0] = context.random(1);
  return Math.min(longestPauseMs, failingMs) * (0.75 + byte / 512);
}

/** The notifications that one round has started. */
export interface Notifying {
  readonly notified: number;
  /** Resolves when each of their callbacks has ended, or its deadline has passed. */
  readonly ended: Promise<unknown>;
}

// A quick shop is notified of more results with each lease; a slow one leaves them to other processes.
const mostLeased = 256;
const quickMs = 500;

/**
 * Notifies the shop of pending results, as many at a time as there are free slots. Waits for free slots but not for the
 * last callbacks, and ends after one callback's time-out at most, so that rounds do not pile up. What was leased and
 * not started by then is due again at once.
 */
export async function notifyDue(context: NotifyContext): Promise<Notifying> {
  const { callbacks, timers } = context;
  const endsAt = timers.elapsed() + callbacks.deadlineMs;
  const mayStart = () => timers.elapsed() < endsAt && !callbacks.isClosed;
  const ended: Promise<unknown>[] = [];
  let most = 0;
  const take = async () => {
    while (mayStart() && callbacks.room() === 0) await callbacks.nextEnd();
    if (!mayStart()) return { batch: { due: [], limit: 0, startedAt: 0 }, isFull: false };
    const startedAt = timers.elapsed();
    const limit = Math.max(Math.ceil(callbacks.room() / 2), most);
    const leaseMs = notificationLeaseMs(context);
    const due = await context.journal.leaseNotifications({ now: context.now(), leaseMs, limit });
    return { batch: { due, limit, startedAt }, isFull: due.length >= limit };
  };
  await inTwoLanes(take, async ({ due, limit, startedAt }) => {
    const waiting = await startEach(context, due, mayStart, ended);
    await Promise.all(waiting.map((attempt) => putOff(context, attempt, 0)));
    most = timers.elapsed() - startedAt < quickMs ? Math.min(2 * limit, mostLeased) : Math.floor(limit / 2);
  });
  return { notified: ended.length, ended: Promise.all(ended) };
}

/** Starts callbacks as slots become free. Returns those attempts for which there was no slot in time. */
async function startEach(
  context: NotifyContext,
  due: readonly Attempt[],
  mayStart: () => boolean,
  ended: Promise<unknown>[],
): Promise<readonly Attempt[]> {
  const { callbacks, timers } = context;
  const sinceAsked = startStopwatch(timers);
  const suppressed = await Promise.all(due.map((attempt) => isSuppressed(context, attempt)));
  for (const [index, attempt] of due.entries()) {
    if (suppressed[index] === true) continue;
    while (mayStart() && callbacks.room() === 0) await callbacks.nextEnd();
    const telling = mayStart() ? startTelling(context, attempt, sinceAsked) : undefined;
    if (!telling) return due.slice(index);
    ended.push(telling.ended);
  }
  return [];
}
