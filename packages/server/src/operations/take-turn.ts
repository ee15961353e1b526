import type { Context } from "../context/context.js";
import type { Operation } from "../domain/operation.js";
import type { OperationMove } from "../journal/operations-journal.js";
import { longestStallMs, startStopwatch } from "../runtime/stopwatch.js";

/** The part of the context that this step uses. */
export type TakeTurnContext = Pick<Context, "gateway" | "journal" | "log" | "now" | "timers">;

/** After this time the reconciler checks an operation that has not moved: longer than a call takes by default. */
export const operationGraceMs = 60_000;

/** The text for an operation whose turn was `stalled`. */
export const stoodStill = "the server stood still for too long; nothing was sent";

/**
 * Whether this caller may send an operation's call. `taken`: another caller has sent it, or it has been given up. `stalled`:
 * it is journaled as `sending`, but this process was suspended for so long since that another may have given it up.
 */
export type Turn =
  | { readonly kind: "ours"; readonly sending: Operation }
  | { readonly kind: "stalled"; readonly sending: Operation }
  | { readonly kind: "taken"; readonly standing: Operation };

/** Journals that an operation's call is being sent. Of several callers, one may then send it. */
export async function takeTurn(
  context: TakeTurnContext,
  operation: Operation,
  step: Omit<OperationMove, "to" | "at" | "sentAt" | "merchantId" | "checkAt">,
): Promise<Turn> {
  const { idempotencyKey } = operation;
  const { operations } = context.journal;
  const sinceWriting = startStopwatch(context.timers);
  const now = context.now();
  const sending = await operations.move(idempotencyKey, {
    ...step,
    to: "sending",
    at: now,
    sentAt: now,
    merchantId: context.gateway.merchantId,
    checkAt: now + operationGraceMs,
  });
  if (!sending) return { kind: "taken", standing: (await operations.read(idempotencyKey)) ?? operation };
  context.log({ step: `${sending.kind} ${sending.state}`, reference: sending.reference });
  return { kind: sinceWriting() > longestStallMs ? "stalled" : "ours", sending };
}
