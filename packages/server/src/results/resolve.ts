import { callShop, notificationLeaseMs, logSuppressed, type NotifyContext } from "./notify.js";
import { isFailure, isFinal, hasResult, type Attempt, type AttemptState } from "../domain/attempt.js";
import { followPaceMs, nextCheck } from "./next-check.js";
import { countResult } from "../rate-limits/count-result.js";
import type { Move } from "../journal/journal.js";
import type { Result } from "../proof/interpret.js";
import type { Context } from "../context/context.js";

/** The part of the context that this step uses. */
export type ResolveContext = NotifyContext & Pick<Context, "limits" | "paymentMethods">;

/** What brings a buyer away and back is long, and of no use once nothing more can come of the attempt. */
const usedUp = ["state", "proof", "earlierProofs", "offeredInstalments"] as const;

/**
 * Writes how an attempt ended, by compare-and-set: the first writer wins, and the shop is notified once, unless the
 * result is a failure and another attempt has claimed the order. May be called any number of times, in any order;
 * returns the attempt's current state.
 */
export async function resolveAttempt(
  context: ResolveContext,
  attempt: Attempt,
  result: Result,
  from: readonly AttemptState[] = [attempt.state],
): Promise<Attempt> {
  const now = context.now();
  // Without a waiting buyer, the next round of notifications takes it: a lease of this process's own, and its end,
  // would be two more writes.
  const isTold = context.callbackWaitMs > 0;
  const followed = followedFrom(context, attempt, result, now);
  logContradiction(context, attempt, result);
  // A soft decline does not count against the card.
  const isCounted = result.facts?.retriedBy === undefined;
  // Runs in parallel with the move, so that both go to the journal in one message. A result that comes too late is
  // counted as well.
  const [moved] = await Promise.all([
    context.journal.move(attempt.reference, {
      ...result,
      from,
      at: now,
      ...nextCheck(attempt, result, now),
      ...followed,
      ...(isFinal(result.to) && { forgets: usedUp }),
      ...(hasResult(result.to) && { notifyAt: isTold ? now + notificationLeaseMs(context) : now }),
    }),
    isCounted && countResult(context, attempt, result),
  ]);
  if (moved.kind === "missing") return attempt;
  if (moved.kind !== "moved") {
    logContradictedFailure(context, moved.attempt, result);
    return moved.attempt;
  }
  const resolved = moved.attempt;
  context.log({
    step: "result",
    reference: resolved.reference,
    orderId: resolved.orderId,
    state: resolved.state,
    code: resolved.facts.responseCode,
  });
  if (attempt.state === "redirected" && isCharged(result)) await logSecondCharge(context, resolved);
  if (!hasResult(resolved.state)) return resolved;
  if (resolved.notifyAt === undefined) logSuppressed(context, resolved);
  else if (isTold) await callShop(context, resolved);
  return resolved;
}

/** An accepted payment that the bank may still return is checked again and again; the journal keeps until when. */
function followedFrom(
  { paymentMethods }: Pick<Context, "paymentMethods">,
  { paymentMethod }: Attempt,
  { to, facts }: Result,
  now: number,
): Partial<Pick<Move, "checkAt" | "facts">> {
  const follow = to === "accepted" ? paymentMethods.find(paymentMethod)?.follow : undefined;
  if (!follow) return {};
  return { checkAt: now + followPaceMs, facts: { ...facts, followedUntil: now + follow.forMs } };
}

/**
 * Logs that an answer of the gateway contradicts the payment: somebody must investigate, and `sips tx` shows the
 * details.
 */
function logContradiction(
  context: Pick<Context, "log">,
  { reference, orderId, state }: Attempt,
  { details }: Result,
): void {
  const { code, field } = details ?? {};
  if (typeof field !== "string" || typeof code !== "string") return;
  context.log({ step: "answer contradicts the payment", reference, orderId, state, code, field });
}

/** Logs that an attempt which has failed was found charged: somebody must investigate, with `sips tx`. */
function logContradictedFailure(
  context: Pick<Context, "log">,
  { reference, orderId, state }: Attempt,
  result: Result,
): void {
  if (!isCharged(result) || !isFailure(state)) return;
  context.log({ step: "result contradicted", reference, orderId, state, code: result.facts?.responseCode });
}

/**
 * Logs that an attempt was found charged after it had released its order claim, if another attempt has paid the order
 * meanwhile.
 */
async function logSecondCharge(
  context: Pick<Context, "journal" | "log">,
  { reference, orderId, state }: Attempt,
): Promise<void> {
  const holder = await context.journal.findClaimant(orderId);
  if (holder === undefined || holder.reference === reference) return;
  context.log({ step: "order charged twice", reference, orderId, state, detail: `also ${holder.reference}` });
}

function isCharged({ to }: Result): boolean {
  return to === "accepted" || to === "in-review";
}
