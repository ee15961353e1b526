import type { Context } from "../context/context.js";
import type { Operation } from "../domain/operation.js";
import { isHeld } from "../domain/taken-payment.js";
import type { OperationMove } from "../journal/operations-journal.js";
import { reviewPaceMs } from "../results/next-check.js";

/** The part of the context that moves an operation. */
export type MoveOperationContext = Pick<Context, "journal" | "log" | "webhooksOf">;

/**
 * Moves an operation and returns its current state. A result is written together with its webhooks: a process that is
 * killed afterwards loses none.
 */
export async function moveOperation(
  context: MoveOperationContext,
  operation: Operation,
  step: OperationMove,
): Promise<Operation> {
  const { operations } = context.journal;
  const moved = await operations.move(
    operation.idempotencyKey,
    { ...step, ...nextReviewCheck(operation, step) },
    context.webhooksOf,
  );
  if (moved) {
    context.log({
      step: `${moved.kind} ${moved.state}`,
      reference: moved.reference,
      code: moved.responseCode,
    });
    return moved;
  }
  return (await context.journal.operations.read(operation.idempotencyKey)) ?? operation;
}

/** A payment that the gateway holds for fraud review may be decided in the bank's portal, or expire there. */
function nextReviewCheck(operation: Operation, { to, newStatus, at }: OperationMove): { checkAt?: number } {
  return isHeld({ ...operation, state: to, newStatus }) ? { checkAt: at + reviewPaceMs } : {};
}
