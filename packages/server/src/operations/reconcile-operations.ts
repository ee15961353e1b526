import type { Context } from "../checkout/context.js";
import { checkDue, type Checked } from "../runtime/check-due.js";
import { compare } from "./compare.js";
import { followAttempt } from "./follow-attempt.js";
import { type OperateContext } from "./operate.js";
import { moveOperation } from "./move-operation.js";
import { isOver, type Operation } from "../domain/operation.js";
import { readSnapshot } from "./snapshot.js";

/** What of the context this step may touch. */
export type ReconcileOperationsContext = OperateContext & Pick<Context, "operationDoubts">;

const leaseMs = 120_000;

/** Resolves operations whose answer was lost or whose process died; gives how many were looked at and are over now. */
export function reconcileOperations(context: ReconcileOperationsContext): Promise<Checked> {
  return checkDue<Operation>({
    lease: (limit) => context.journal.operations.lease({ now: context.now(), leaseMs, limit }),
    doubtful: () => readDoubtful(context),
    check: (operation) => check(context, operation),
    isResolved: ({ state }) => isOver(state),
  });
}

/** Those of which this process has found no trace for long enough. Asking changes nothing, so it needs no lease. */
async function readDoubtful({
  journal,
  operationDoubts,
}: Pick<Context, "journal" | "operationDoubts">): Promise<readonly Operation[]> {
  const idempotencyKeys = operationDoubts.takeDue();
  const operations = await Promise.all(
    idempotencyKeys.map((idempotencyKey) => journal.operations.read(idempotencyKey)),
  );
  return operations.flatMap((operation) => {
    if (!operation) return [];
    if (operation.state === "sending" || operation.state === "unknown") return [operation];
    // Another process has resolved it.
    operationDoubts.end(operation.idempotencyKey);
    return [];
  });
}

async function check(context: ReconcileOperationsContext, operation: Operation): Promise<Operation> {
  const { idempotencyKey } = operation;
  if (operation.state === "prepared") {
    // "sending" is written before a call goes out, so nothing was sent here.
    return moveOperation(context, operation, {
      to: "not-done",
      at: context.now(),
      what: "interrupted before it was sent",
    });
  }
  const read = await readSnapshot(context.gateway, operation.newReference ?? operation.reference);
  const verdict = compare(operation, read, () => context.operationDoubts.outlast(idempotencyKey));
  if (verdict.to !== "unknown") context.operationDoubts.end(idempotencyKey);
  await followAttempt(context, { ...operation, ...verdict, state: verdict.to });
  return moveOperation(context, operation, {
    ...verdict,
    at: context.now(),
    ...(verdict.to === "unknown" && { checkAt: context.now() + pauseMs(context, operation) }),
  });
}

/** As long again as it has been unresolved already, between two seconds and a quarter of an hour. */
function pauseMs(context: Pick<Context, "now">, operation: Operation): number {
  return Math.min(900_000, Math.max(2_000, context.now() - operation.createdAt));
}
