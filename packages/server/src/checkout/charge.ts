import type { JsonObject } from "@sips-kit/protocol";
import { isPaid, type Attempt, type AttemptFacts } from "../domain/attempt.js";
import { confirmOrder, type ConfirmOrderContext } from "../orders/confirm-order.js";
import { giveUpPaidElsewhere } from "../reconciler/give-up.js";
import type { Result } from "../proof/interpret.js";
import type { PaymentMethod } from "../payment-methods/payment-method.js";
import { chargeCallOf, methodOf, proofsOf, type MethodCallContext } from "../context/method-context.js";
import type { EventDetails } from "../journal/journal.js";
import { resolveAttempt } from "../results/resolve.js";
import { sendCharge } from "../proof/send-charge.js";
import type { Context } from "../context/context.js";
import { mayBeRetried, openRetry } from "../proof/retry-after-soft-decline.js";
import { longestStallMs, startStopwatch } from "../runtime/stopwatch.js";

/** The part of the context that this step uses. */
export type ChargeContext = ConfirmOrderContext & Pick<Context, "attemptDoubts" | "sessionLifeMs">;

/** Longer than the gateway client's default deadline: the reconciler does not look while the answer may still come. */
export const chargeGraceMs = 60_000;

/** An attempt after the step that should charge it. */
export interface Placed {
  readonly attempt: Attempt;
  /** False when another request or the reconciler moved the attempt first: nothing was sent here. */
  readonly isOurs: boolean;
}

/**
 * Step 6: the shop confirms the order, the journal records `charging`, then the call that charges is sent, once.
 * `proof` is what the buyer's return carried, or the secret of a payment that is charged at once; `facts` and `details`
 * come from the first call when there was no redirect. Throws PaymentError when the buyer has to send the return again.
 */
export async function charge(
  context: ChargeContext,
  attempt: Attempt,
  proof: JsonObject | undefined,
  facts: AttemptFacts = {},
  details: EventDetails = {},
): Promise<Placed> {
  const method = methodOf(context, attempt);
  const paid = await paidMeanwhile(context, attempt);
  if (paid !== undefined) {
    return { attempt: await giveUpPaidElsewhere(context, attempt, paid, facts), isOurs: true };
  }
  // Where the buyer may have paid already, the shop confirmed the order before the redirect.
  if (method.fundsMoveAt === "charge") {
    const confirmed = await confirmOrder(context, attempt, facts);
    if (!confirmed.stands) return { attempt: confirmed.attempt, isOurs: true };
  }
  const call = chargeCallOf(method, { facts: { ...attempt.facts, ...facts } });
  const { state, ...others } = facts;
  const now = context.now();
  const sinceWriting = startStopwatch(context.timers);
  const moved = await context.journal.move(attempt.reference, {
    to: "charging",
    from: ["starting", "redirected", "confirming"],
    // If another return was tried meanwhile, this one must count as a further try.
    version: attempt.version,
    at: now,
    what: `${call} is being sent`,
    facts: {
      ...(readsStateLater(method) ? facts : others),
      orderedAt: now,
      merchantId: attempt.facts.merchantId ?? context.gateway.merchantId,
      ...tried(method, attempt, proof),
    },
    details,
    checkAt: now + chargeGraceMs,
  });
  switch (moved.kind) {
    case "missing":
      return { attempt, isOurs: true };
    case "stands":
      // Another return or the reconciler moved the attempt first.
      return { attempt: moved.attempt, isOurs: false };
    case "order-taken":
      return { attempt: await giveUpPaidElsewhere(context, moved.attempt, moved.by, facts), isOurs: true };
    case "moved": {
      const sent = withState(moved.attempt, state);
      const result = await makeCharge(context, method, sent, proof, sinceWriting());
      const proven = attempt.facts.orderedAt === undefined ? result : unlessOrderedBefore(result);
      const next = method.startsOnce ? proven : await withRetry(context, moved.attempt, proven);
      // A late answer still counts when the reconciler has marked the attempt `unknown` in between.
      return {
        attempt: await resolveAttempt(context, moved.attempt, next, ["charging", "unknown"]),
        isOurs: true,
      };
    }
  }
}

/**
 * The payment beside which the buyer wanted this one, if it has come through meanwhile. Usually the order claim shows
 * it, but not after a forged return has charged this attempt, which then holds the claim itself.
 */
async function paidMeanwhile(
  { journal }: Pick<Context, "journal">,
  { facts: { orderedAt, paysBeside, mayPayAway } }: Attempt,
): Promise<string | undefined> {
  // A buyer who can pay at the supplier has done so by now: the call only fetches the result.
  if (orderedAt === undefined || paysBeside === undefined || mayPayAway) return undefined;
  const other = await journal.read(paysBeside);
  return other && isPaid(other.state) ? other.reference : undefined;
}

/**
 * True for a method that reads its state after the charge was sent. Otherwise what the first call left for the charge
 * alone is not stored: a charge is never sent again.
 */
function readsStateLater({ fundsMoveAt, query, proofWithoutReturn }: PaymentMethod): boolean {
  return fundsMoveAt === "redirect" || query !== undefined || proofWithoutReturn !== undefined;
}

function withState(attempt: Attempt, state: JsonObject | undefined): Attempt {
  return state === undefined ? attempt : { ...attempt, facts: { ...attempt.facts, state } };
}

/** What the journal keeps of a return: that it was tried, and its proof if a later step needs it again. */
export function tried(
  { fundsMoveAt, confirm }: PaymentMethod,
  attempt: Attempt,
  proof: JsonObject | undefined,
): Pick<AttemptFacts, "tries" | "proof" | "earlierProofs"> {
  const { state, facts } = attempt;
  // Nobody has returned yet: it is the secret of a charge at once, which may hold a security code and is never kept.
  if (!proof || state === "starting") return {};
  // A return that waited for the buyer's confirmation was counted when it arrived.
  if (state === "confirming") return {};
  const mayBePaid = fundsMoveAt === "redirect";
  return {
    tries: (facts.tries ?? 0) + 1,
    ...((mayBePaid || confirm) && { proof }),
    ...(mayBePaid && { earlierProofs: proofsOf(attempt).filter((one) => !isEqual(one, proof)) }),
  };
}

function isEqual(one: JsonObject, other: JsonObject): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

async function makeCharge(
  context: MethodCallContext,
  method: PaymentMethod,
  attempt: Attempt,
  proof: JsonObject | undefined,
  stalledMs: number,
): Promise<Result> {
  // A process that was suspended for long after the move must not send: another one may have abandoned the attempt.
  if (stalledMs > longestStallMs) {
    return {
      to: "abandoned",
      what: "the server stood still for too long; nothing was sent",
      facts: { reason: "order-not-sent" },
    };
  }
  return (await sendCharge(context, method, attempt, proof)).result;
}

/** Nothing was sent this time, but a forged return may have triggered an earlier charge whose outcome is open. */
function unlessOrderedBefore(result: Result): Result {
  const isNotSent = result.to === "abandoned" && result.facts?.reason === "order-not-sent";
  return isNotSent ? { ...result, to: "unknown", facts: {} } : result;
}

/** A soft decline opens a retry attempt, which the caller that still has the card then submits. */
async function withRetry(
  context: Pick<Context, "journal" | "log" | "now" | "random" | "sessionLifeMs">,
  attempt: Attempt,
  result: Result,
): Promise<Result> {
  if (result.to !== "refused" || !mayBeRetried(attempt, result.facts?.acquirerResponseCode)) return result;
  return { ...result, facts: { ...result.facts, retriedBy: await openRetry(context, attempt) } };
}
