import type { Context } from "../context/context.js";
import type { Operation } from "../domain/operation.js";
import { stateAfterReview } from "../domain/state-after-review.js";
import { takenPaymentOf } from "../domain/taken-payment.js";
import type { OperationMove } from "../journal/operations-journal.js";
import { standingOf } from "../proof/transaction-standing.js";
import { longestReviewMs, reviewPaceMs } from "../results/next-check.js";
import { readMadeTransaction } from "./read-made-transaction.js";
import { moveOperation, type MoveOperationContext } from "./move-operation.js";
import { readSnapshot } from "./snapshot.js";

/** The part of the context that this step uses. */
export type FollowHeldContext = MoveOperationContext & Pick<Context, "gateway" | "now">;

/**
 * Looks whether a payment that staff took, and that is held for fraud review, was decided without this package, in the
 * bank's portal, or has expired there. While it is held, only the due time moves.
 */
export async function followHeld(context: FollowHeldContext, operation: Operation): Promise<Operation> {
  const reference = takenPaymentOf(operation) ?? operation.reference;
  const others = await context.journal.operations.of(reference);
  if (others.some((one) => one.reference === reference && stateAfterReview(one))) {
    return lookAgain(context, operation, undefined);
  }
  const decided = await readReviewDecision(context, operation, reference);
  if (decided) return moveOperation(context, operation, { ...follows, at: context.now(), ...decided });
  const isOver = context.now() >= operation.createdAt + longestReviewMs;
  return lookAgain(context, operation, isOver ? undefined : context.now() + reviewPaceMs);
}

const follows = { to: "accepted", from: "accepted" } as const;

/** Only the status proves a decision, as in a buyer's payment, and only in a record that shows the amount. */
async function readReviewDecision(
  context: FollowHeldContext,
  operation: Operation,
  reference: string,
): Promise<Omit<OperationMove, "at" | "from" | "to"> | undefined> {
  const read = await readSnapshot(context.gateway, reference);
  if (read.kind !== "found" || read.originAmount === undefined) return undefined;
  const made = readMadeTransaction(operation, read);
  if (made.kind === "other") return undefined;
  const { transactionStatus } = read.before;
  const what = transactionStatus && decisions[standingOf({ transactionStatus, scoreColor: "ORANGE" })];
  return what ? { what, ...made.shown, reviewedAt: context.now() } : undefined;
}

const decisions: { readonly [standing in ReturnType<typeof standingOf>]?: string } = {
  accepted: "the new transaction was accepted in review",
  refused: "the new transaction was refused in review",
  ended: "the new transaction was cancelled in review, or has expired",
};

/** Nothing has happened, so no event is sent, and `updatedAt` stays. */
async function lookAgain(
  { journal }: FollowHeldContext,
  operation: Operation,
  checkAt: number | undefined,
): Promise<Operation> {
  const { idempotencyKey, updatedAt, what } = operation;
  const move = { ...follows, at: updatedAt, what, ...(checkAt !== undefined && { checkAt }) };
  return (await journal.operations.move(idempotencyKey, move)) ?? operation;
}
