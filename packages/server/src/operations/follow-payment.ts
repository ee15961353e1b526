import type { Context } from "../context/context.js";
import { isFailure, type Attempt } from "../domain/attempt.js";
import type { Operation } from "../domain/operation.js";
import type { Journal } from "../journal/journal.js";
import type { OperationMove } from "../journal/operations-journal.js";
import { foreignField } from "./foreign-record.js";
import { moveOperation, type MoveOperationContext } from "./move-operation.js";

/** The part of the context that operations which follow a payment use. */
export type FollowContext = MoveOperationContext & Pick<Context, "gateway" | "log" | "now">;

/** The payment that something follows, as the gateway shows it; or why there is nothing to do, or nothing yet. */
export async function readFollowed(context: FollowContext, reference: string) {
  const followed = await findAccepted(context.journal, reference);
  if (followed.kind !== "found") return followed;
  const { attempt } = followed;
  const read = await context.gateway.getTransactionData({ transactionReference: attempt.reference });
  if (read.kind !== "accepted") return waits("the gateway does not show the payment yet");
  const field = foreignField(context, attempt, read.answer);
  if (field !== undefined) return waits(`the gateway shows another ${field} than the payment has`);
  return { kind: "shown", attempt, transaction: read.answer } as const;
}

/** The accepted payment that something follows, as the journal has it; or why there is nothing to do, or nothing yet. */
export async function findAccepted(journal: Pick<Journal, "listByOrder" | "read">, reference: string) {
  const attempt = await findFollowed(journal, reference);
  if (!attempt || isFailure(attempt.state)) return { kind: "failed" } as const;
  if (attempt.state !== "accepted") return waits("waits for the result of the payment");
  return { kind: "found", attempt } as const;
}

function waits(what: string) {
  return { kind: "waits", what } as const;
}

/** The payment, or the attempt that retries it with a challenge. */
export async function findFollowed(
  journal: Pick<Journal, "listByOrder" | "read">,
  reference: string,
): Promise<Attempt | undefined> {
  const attempt = await journal.read(reference);
  if (!attempt || !isFailure(attempt.state)) return attempt;
  const { retriedBy } = attempt.facts;
  if (retriedBy !== undefined) return journal.read(retriedBy);
  // A journal that was restored from the charge log knows the retry, but no longer that this attempt ended with it.
  const ofOrder = await journal.listByOrder(attempt.orderId);
  return ofOrder.find(({ facts }) => facts.retryOf === reference) ?? attempt;
}

// The buyer may still be at their bank, and looks for what follows soon after.
const shortPauseMs = 5_000;
const buyerIsThereMs = 20 * 60_000;

/** When to look again at what follows a payment. */
export function nextLookAt({ now }: Pick<FollowContext, "now">, { createdAt }: Operation): number {
  const ageMs = now() - createdAt;
  return now() + (ageMs < buyerIsThereMs ? shortPauseMs : Math.min(900_000, ageMs));
}

/** Leaves the operation prepared until the next look. */
export function waitForPayment(
  context: FollowContext,
  operation: Operation,
  what: string,
): Promise<Operation> {
  return moveTo(context, operation, "prepared", what, { checkAt: nextLookAt(context, operation) });
}

/** Moves an operation now. */
export function moveTo(
  context: MoveOperationContext & Pick<FollowContext, "now">,
  operation: Operation,
  to: Operation["state"],
  what: string,
  more: Omit<OperationMove, "to" | "at" | "what"> = {},
): Promise<Operation> {
  return moveOperation(context, operation, { to, at: context.now(), what, ...more });
}
