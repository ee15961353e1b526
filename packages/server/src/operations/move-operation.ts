import type { Context } from "../checkout/context.js";
import type { Operation } from "../domain/operation.js";
import type { OperationMove } from "../journal/operations-journal.js";

/** Moves an operation and returns its current state. */
export async function moveOperation(
  context: Pick<Context, "journal" | "log">,
  operation: Operation,
  step: OperationMove,
): Promise<Operation> {
  const moved = await context.journal.operations.move(operation.idempotencyKey, step);
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
