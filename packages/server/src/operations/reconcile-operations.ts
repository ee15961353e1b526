import type { Context } from "../context/context.js";
import { isOfOtherShop } from "../gateway/other-shop.js";
import { checkDue, type Checked } from "../runtime/check-due.js";
import { chargeInstalments, type ChargeInstalmentsContext } from "./charge-instalments.js";
import { compare } from "./compare.js";
import { expireCredit } from "./credit.js";
import { closeEnd } from "./end-instalment.js";
import { followAttempt } from "./follow-attempt.js";
import { followHeld } from "./follow-held-operation.js";
import { type OperateContext } from "./operate.js";
import { moveOperation } from "./move-operation.js";
import { endsInstalment, isOver, type Operation, type OperationKind } from "../domain/operation.js";
import { savePaidCard } from "./save-paid-card.js";
import { readTransactionOf } from "./snapshot.js";
import { watchValidation, type WatchValidationContext } from "./watch-validation.js";

/** The part of the context that this step uses. */
export type ReconcileOperationsContext = OperateContext &
  WatchValidationContext &
  ChargeInstalmentsContext &
  Pick<Context, "operationDoubts">;

/** How operations of other folders are checked, by their kind. */
export type OtherChecks = {
  readonly [kind in OperationKind]?: (operation: Operation) => Promise<Operation>;
};

const leaseMs = 120_000;

/**
 * Resolves operations whose answer was lost or whose process crashed, and follows payments of staff in review; returns
 * how many were checked and how many are over now.
 */
export function reconcileOperations(
  context: ReconcileOperationsContext,
  others: OtherChecks,
): Promise<Checked> {
  return checkDue<Operation>({
    lease: (limit) => context.journal.operations.lease({ now: context.now(), leaseMs, limit }),
    doubtful: () => readDoubtful(context),
    check: (operation) =>
      !isOver(operation.state) && isOfOtherShop(context.gateway, operation)
        ? leaveToOtherShop(context, operation)
        : (others[operation.kind]?.(operation) ?? check(context, operation)),
    isResolved: ({ state }) => isOver(state),
  });
}

/**
 * Operations that this process has been unable to find for long enough. Queries change nothing, so no lease is needed.
 */
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
    if (!isOver(operation.state)) return [operation];
    // Another process has resolved it.
    operationDoubts.end(operation.idempotencyKey);
    return [];
  });
}

/** Neither its answer nor its absence from the gateway's records would prove anything here. */
function leaveToOtherShop(context: ReconcileOperationsContext, operation: Operation): Promise<Operation> {
  return moveOperation(context, operation, {
    to: operation.state === "sending" ? "unknown" : operation.state,
    at: context.now(),
    what: "sent by another shop (merchantId), which alone can ask the gateway about it",
    checkAt: context.now() + pauseMs(context, operation),
  });
}

async function check(context: ReconcileOperationsContext, operation: Operation): Promise<Operation> {
  const { idempotencyKey } = operation;
  if (isOver(operation.state)) return followHeld(context, operation);
  if (operation.kind === "saveCard") return savePaidCard(context, operation);
  if (operation.kind === "watchValidation") return watchValidation(context, operation);
  if (operation.kind === "instalments") return chargeInstalments(context, operation);
  if (endsInstalment(operation.kind)) return closeEnd(context, operation);
  if (operation.state === "prepared" && operation.approval?.state === "awaited") {
    return expireCredit(context, operation, operation.approval);
  }
  if (operation.state === "prepared") {
    // "sending" is written before a call is sent, so nothing was sent here.
    return moveOperation(context, operation, {
      to: "not-done",
      // Unless a server that was slow sends it now.
      from: "prepared",
      at: context.now(),
      what: "interrupted before it was sent",
    });
  }
  const read = await readTransactionOf(context, operation);
  const verdict = compare(operation, read, () => context.operationDoubts.outlast(idempotencyKey));
  if (verdict.to !== "unknown") context.operationDoubts.end(idempotencyKey);
  await followAttempt(context, { ...operation, ...verdict, state: verdict.to });
  return moveOperation(context, operation, {
    ...verdict,
    at: context.now(),
    ...(verdict.to === "unknown" && { checkAt: context.now() + pauseMs(context, operation) }),
  });
}

/** Exponential backoff: as long as it has been unresolved, between two seconds and 15 minutes. */
function pauseMs(context: Pick<Context, "now">, operation: Operation): number {
  return Math.min(900_000, Math.max(2_000, context.now() - operation.createdAt));
}
