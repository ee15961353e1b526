import type { JsonObject } from "@sips-kit/protocol";
import type { Attempt, AttemptFacts } from "../domain/attempt.js";
import { confirmOrder, type ConfirmOrderContext } from "./confirm-order.js";
import { giveUpPaidElsewhere } from "./give-up.js";
import type { Result } from "./interpret.js";
import type { PaymentMethod } from "../payment-methods/payment-method.js";
import { methodOf, proofsOf, type MethodCallContext } from "./method-context.js";
import { resolveAttempt } from "./resolve.js";
import { sendCharge } from "./send-charge.js";
import type { Context } from "./context.js";
import { mayBeRetried, openRetry } from "./soft-decline.js";
import { longestStallMs, startStopwatch } from "../runtime/stopwatch.js";

/** What of the context this step may touch. */
export type ChargeContext = ConfirmOrderContext & Pick<Context, "attemptDoubts" | "sessionLifeMs">;

/** Longer than the gateway client's own deadline: the reconciler does not look while the answer may still come. */
export const chargeGraceMs = 60_000;

/** How an attempt stands after its order was to be placed. */
export interface Placed {
  readonly attempt: Attempt;
  /** False when somebody else has moved the attempt first: nothing was sent here. */
  readonly isOurs: boolean;
}

/**
 * Step 6: the shop confirms the order, "the charge is being sent" goes into the journal, then the call that charges goes
 * out, once. `proof` is what the buyer has brought back; `facts` are what the first call has just told, when nobody was
 * sent away. Throws PaymentError when the buyer has to send the return again.
 */
export async function charge(
  context: ChargeContext,
  attempt: Attempt,
  proof: JsonObject | undefined,
  facts: AttemptFacts = {},
): Promise<Placed> {
  const method = methodOf(context, attempt);
  // Where the buyer may have paid already, the shop has confirmed the order before they left.
  if (method.fundsMoveAt === "charge") {
    const confirmed = await confirmOrder(context, attempt, facts);
    if (!confirmed.stands) return { attempt: confirmed.attempt, isOurs: true };
  }
  const now = context.now();
  const sinceWriting = startStopwatch(context.timers);
  const moved = await context.journal.move(attempt.reference, {
    to: "charging",
    from: ["starting", "redirected", "confirming"],
    // A return that was tried meanwhile is counted: this one must not count as the same try.
    version: attempt.version,
    at: now,
    what: `${method.chargeCall} is being sent`,
    facts: { ...facts, orderedAt: now, ...tried(method, attempt, proof) },
    checkAt: now + chargeGraceMs,
  });
  switch (moved.kind) {
    case "missing":
      return { attempt, isOurs: true };
    case "stands":
      // Somebody else was faster: a second return, or the reconciler.
      return { attempt: moved.attempt, isOurs: false };
    case "order-taken":
      return { attempt: await giveUpPaidElsewhere(context, moved.attempt, moved.by, facts), isOurs: true };
    case "moved": {
      const result = await makeCharge(context, method, moved.attempt, proof, sinceWriting());
      const proven = attempt.facts.orderedAt === undefined ? result : unlessOrderedBefore(result);
      const next = await withRetry(context, moved.attempt, proven);
      // A late answer still counts when the reconciler has called the attempt unknown in between.
      return {
        attempt: await resolveAttempt(context, moved.attempt, next, ["charging", "unknown"]),
        isOurs: true,
      };
    }
  }
}

/** What the journal keeps of a return that is tried: that it was, and its proof where a later step needs it again. */
export function tried(
  { fundsMoveAt, confirm }: PaymentMethod,
  attempt: Attempt,
  proof: JsonObject | undefined,
): Pick<AttemptFacts, "tries" | "proof" | "earlierProofs"> {
  const { state, facts } = attempt;
  // One that waited for the buyer's word was counted when it came.
  if (!proof || state === "confirming") return {};
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
  // A process that was stopped for long between the move and here must not send: others may have given the attempt up.
  if (stalledMs > longestStallMs) {
    return {
      to: "abandoned",
      what: "the server stood still for too long; nothing was sent",
      facts: { reason: "order-not-sent" },
    };
  }
  return (await sendCharge(context, method, attempt, proof)).result;
}

/** That nothing was sent this time says nothing of the order that left before a forged return. */
function unlessOrderedBefore(result: Result): Result {
  const isNotSent = result.to === "abandoned" && result.facts?.reason === "order-not-sent";
  return isNotSent ? { ...result, to: "unknown", facts: {} } : result;
}

/** A soft decline opens the attempt that tries it again; whoever has the card at hand goes on with that one. */
async function withRetry(
  context: Pick<Context, "journal" | "log" | "now" | "random" | "sessionLifeMs">,
  attempt: Attempt,
  result: Result,
): Promise<Result> {
  if (result.to !== "refused" || !mayBeRetried(attempt, result.facts?.acquirerResponseCode)) return result;
  return { ...result, facts: { ...result.facts, retriedBy: await openRetry(context, attempt) } };
}
