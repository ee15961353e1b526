import type { Attempt } from "../domain/attempt.js";
import { queryPayment, type MethodCallContext } from "../context/method-context.js";
import type { Context } from "../context/context.js";
import type { QueryAnswer } from "../payment-methods/payment-method.js";
import { fromTransaction, type Result } from "../proof/interpret.js";
import { longestReviewMs, reviewPaceMs } from "../results/next-check.js";
import { resolveAttempt, type ResolveContext } from "../results/resolve.js";

/** The part of the context that this step uses. */
export type FollowReviewContext = MethodCallContext & Pick<Context, "journal"> & ResolveContext;

/**
 * Looks whether a payment in review was decided without this package, in the bank's portal, or has expired there. While
 * it is held, only the due time moves, so that the history does not grow by an event an hour.
 */
export async function followReview(context: FollowReviewContext, attempt: Attempt): Promise<Attempt> {
  const outcome = await queryPayment(context, attempt);
  const decided = outcome.kind === "accepted" ? readReviewDecision(attempt, outcome.answer) : undefined;
  if (decided) return resolveAttempt(context, attempt, decided);
  const now = context.now();
  const isOver = now >= attempt.createdAt + longestReviewMs;
  await context.journal.postponeCheck(
    attempt.reference,
    attempt.version,
    isOver ? undefined : now + reviewPaceMs,
  );
  return attempt;
}

/** Only the status proves a decision: the codes of a held payment may stay what they were, whichever way it goes. */
function readReviewDecision(attempt: Attempt, answer: QueryAnswer): Result | undefined {
  if (!answer.transactionStatus) return undefined;
  const shown = fromTransaction(attempt, answer.scoreColor ? answer : { ...answer, scoreColor: "ORANGE" });
  const isDecided = shown.to === "accepted" || shown.to === "refused" || shown.to === "abandoned";
  return isDecided ? shown : undefined;
}
