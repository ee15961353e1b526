import { callShop, notificationLeaseMs, logSuppressed, type NotifyContext } from "./notify.js";
import { isFailure, hasResult, type Attempt, type AttemptState } from "../domain/attempt.js";
import { nextCheck } from "./next-check.js";
import { countResult } from "../rate-limits/count-result.js";
import type { Result } from "./interpret.js";
import type { Context } from "./context.js";

/** What of the context this step may touch. */
export type ResolveContext = NotifyContext & Pick<Context, "limits">;

/**
 * Writes how an attempt ended, by compare-and-set: whoever comes first writes, and the shop is told once, unless it is
 * a failure and another attempt has the order. May be called any number of times, in any order; gives the attempt as it stands then.
 */
export async function resolveAttempt(
  context: ResolveContext,
  attempt: Attempt,
  result: Result,
  from: readonly AttemptState[] = [attempt.state],
): Promise<Attempt> {
  const now = context.now();
  logContradiction(context, attempt, result);
  // A refusal that the bank takes back when the cardholder authenticates says nothing against the card.
  const isCounted = result.facts?.retriedBy === undefined;
  // Beside the move, so that both go to the journal in one message: a result that comes too late is counted as well.
  const [moved] = await Promise.all([
    context.journal.move(attempt.reference, {
      ...result,
      from,
      at: now,
      ...nextCheck(attempt, result, now),
      ...(hasResult(result.to) && { notifyAt: now + notificationLeaseMs(context) }),
    }),
    isCounted && countResult(context, attempt, result),
  ]);
  if (moved.kind === "missing") return attempt;
  if (moved.kind !== "moved") {
    if (isCharged(result) && isFailure(moved.attempt.state)) {
      // No table of moves may hide this: somebody must look, with `sips tx`.
      context.log({
        step: "result contradicted",
        reference: attempt.reference,
        orderId: attempt.orderId,
        state: moved.attempt.state,
        code: result.facts?.responseCode,
      });
    }
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
  else await callShop(context, resolved);
  return resolved;
}

/** Somebody must look when the gateway's own answers do not agree with the payment; `sips tx` shows it later. */
function logContradiction(
  context: Pick<Context, "log">,
  { reference, orderId, state }: Attempt,
  { details }: Result,
): void {
  const { code, field } = details ?? {};
  if (typeof field !== "string" || typeof code !== "string") return;
  context.log({ step: "answer contradicts the payment", reference, orderId, state, code, field });
}

/** An order that was found charged after it had been let go; another attempt may have taken and paid it meanwhile. */
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
