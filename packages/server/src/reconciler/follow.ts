import type { Attempt, AttemptFacts } from "../domain/attempt.js";
import type { Follow, QueryAnswer } from "../payment-methods/payment-method.js";
import { contradictedField } from "../proof/attempt-echo.js";
import type { Context } from "../context/context.js";
import type { Result } from "../proof/interpret.js";
import {
  methodAtHand,
  methodContext,
  queryPayment,
  type MethodCallContext,
} from "../context/method-context.js";
import { followPaceMs } from "../results/next-check.js";
import { callShop, notificationLeaseMs, type NotifyContext } from "../results/notify.js";

/** The part of the context that this step uses. */
export type FollowContext = MethodCallContext & NotifyContext & Pick<Context, "journal">;

/**
 * Looks whether an accepted payment still stands: a direct debit may be returned weeks later, and its mandate revoked.
 * A change is one move in the journal, and the shop is notified by `onChange`. Without a change only the due time
 * moves, so that the history does not grow by an event a day.
 */
export async function follow(context: FollowContext, attempt: Attempt): Promise<Attempt> {
  const { reference, version, facts, notifyAt } = attempt;
  const { follow: following } = methodAtHand(context, attempt) ?? {};
  const now = context.now();
  // The shop is notified of the payment first, and of its changes later.
  const isUntold = notifyAt !== undefined;
  const change = following && !isUntold ? await findChange(context, following, attempt) : undefined;
  if (change) return writeChange(context, attempt, change);
  const isOver = now >= (facts.followedUntil ?? 0);
  await context.journal.postponeCheck(reference, version, isOver ? undefined : now + followPaceMs);
  return attempt;
}

/** What has changed; undefined when nothing has, or when the gateway does not say. */
async function findChange(
  context: FollowContext,
  following: Follow,
  attempt: Attempt,
): Promise<Pick<Result, "to" | "what" | "facts" | "details"> | undefined> {
  const outcome = await queryPayment(context, attempt);
  if (outcome.kind === "accepted" && isReturned(following, attempt, outcome.answer)) {
    const { responseCode, transactionStatus } = outcome.answer;
    return {
      to: "returned",
      what: "the bank has returned the payment",
      facts: { transactionStatus },
      details: { responseCode, transactionStatus },
    };
  }
  const { mandateId, mandateStatus: known } = attempt.facts;
  if (mandateId === undefined) return undefined;
  const status = await following.readMandateStatus?.(methodContext(context, attempt), mandateId);
  if (status === undefined || status === known) return undefined;
  const facts: AttemptFacts = { mandateStatus: status };
  return {
    to: "accepted",
    what: "the mandate is no longer in force",
    facts,
    details: { mandateStatus: status },
  };
}

/** An answer about another transaction, or about none, proves nothing. */
function isReturned(following: Follow, attempt: Attempt, answer: QueryAnswer): boolean {
  return contradictedField(attempt, answer) === undefined && following.isReturned(answer);
}

async function writeChange(
  context: FollowContext,
  attempt: Attempt,
  { to, what, facts, details }: Pick<Result, "to" | "what" | "facts" | "details">,
): Promise<Attempt> {
  const { reference, orderId, version } = attempt;
  const now = context.now();
  const moved = await context.journal.move(reference, {
    to,
    from: ["accepted"],
    version,
    at: now,
    what,
    facts: { ...facts, changedAt: now },
    ...(details && { details }),
    notifyAt: now + notificationLeaseMs(context),
    // A mandate that was revoked can still be followed by a returned debit.
    ...(to === "accepted" && { amends: true, checkAt: now + followPaceMs }),
  });
  if (moved.kind !== "moved") return attempt;
  context.log({ step: "change", reference, orderId, state: moved.attempt.state, detail: what });
  await callShop(context, moved.attempt);
  return moved.attempt;
}
