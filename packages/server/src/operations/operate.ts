import type { ResolveContext } from "../checkout/resolve.js";
import type { Outcome } from "../gateway/gateway.js";
import type { Opened } from "../journal/operations-journal.js";
import { PaymentError } from "../domain/errors.js";
import type { Context } from "../checkout/context.js";
import { notSentWhenInvalid } from "../checkout/call-gateway.js";
import { longestStallMs, startStopwatch } from "../runtime/stopwatch.js";
import { followAttempt } from "./follow-attempt.js";
import { callFor, type OperationAnswer, type OperationRequest } from "./operation-calls.js";
import { holdToAmountLeft } from "./amount-left.js";
import { moveOperation } from "./move-operation.js";
import type { Operation, OperationKind } from "../domain/operation.js";
import { checkRequest } from "./check-request.js";
import { readOperationAnswer } from "./read-operation-answer.js";

/** What of the context this step may touch. */
export type OperateContext = ResolveContext & Pick<Context, "gateway">;

/** Kinds that work on an existing transaction. */
export type OperationOnTransaction = Exclude<OperationKind, "duplicate" | "creditHolder">;

/** After it the reconciler looks at an operation that has not moved: longer than any call takes. */
export const operationGraceMs = 60_000;

/**
 * One operation of a merchant on a transaction, from the request to what became of it: written down under a lock, held to
 * what the gateway says is left, written down again as "being sent", and only then sent, once. The same `idempotencyKey`
 * asked for again gives what became of the first one.
 *
 * @throws PaymentError when the request cannot be right, or while another operation on the transaction is under way
 */
export async function operate(
  context: OperateContext,
  kind: OperationOnTransaction,
  request: OperationRequest,
): Promise<Operation> {
  checkRequest(request);
  const now = context.now();
  const opened = await context.journal.operations.open({
    idempotencyKey: request.idempotencyKey,
    kind,
    reference: request.reference,
    createdAt: now,
    checkAt: now + operationGraceMs,
    ...(request.amountMinor !== undefined && { amountMinor: request.amountMinor }),
  });
  const prepared = openedOrKnown(opened, kind, request);
  if (prepared.state !== "prepared" || opened.kind === "known") return prepared;
  const ready = await holdToAmountLeft(context, prepared, request);
  if (ready.state !== "prepared") return ready;
  return sendOnce(context, ready, (sending) => callFor(context.gateway, sending, request));
}

/** "Is being sent" goes into the journal, then the call goes out, once; whoever finds it sent already sends nothing. */
export async function sendOnce(
  context: OperateContext,
  prepared: Operation,
  call: (sending: Operation) => Promise<Outcome<OperationAnswer>>,
): Promise<Operation> {
  const { amountMinor, currencyCode, before } = prepared;
  const sinceWriting = startStopwatch(context.timers);
  const sending = await moveOperation(context, prepared, {
    to: "sending",
    at: context.now(),
    what: `${prepared.kind} is being sent`,
    amountMinor,
    currencyCode,
    before,
    sentAt: context.now(),
    checkAt: context.now() + operationGraceMs,
  });
  if (sending.state !== "sending") return sending;
  // A process that was stopped for long between the move and here must not send: others may have given it up.
  if (sinceWriting() > longestStallMs) {
    const what = "the server stood still for too long; nothing was sent";
    return moveOperation(context, sending, { to: "not-done", at: context.now(), what });
  }
  return finish(context, sending, await notSentWhenInvalid(() => call(sending)));
}

/** The operation, new or known; throws when the id was given to another request or the transaction is busy. */
export function openedOrKnown(
  opened: Opened,
  kind: OperationKind,
  request: { readonly reference?: string; readonly amountMinor?: number },
): Operation {
  if (opened.kind === "busy") {
    throw new PaymentError(
      "PAYMENT_OPERATION_PENDING",
      "Another operation on this transaction is not over; wait until it is resolved, then ask again.",
    );
  }
  const { operation } = opened;
  const isSame =
    operation.kind === kind &&
    (request.reference === undefined || operation.reference === request.reference) &&
    (request.amountMinor === undefined || operation.amountMinor === request.amountMinor);
  if (isSame) return operation;
  throw new PaymentError(
    "PAYMENT_OPERATION_ID_REUSED",
    "This idempotencyKey was given to another request; take a new one.",
    {
      field: "idempotencyKey",
    },
  );
}

/** Writes what an answer means, and lets the attempt follow where the operation decides about it. */
async function finish(
  context: OperateContext,
  operation: Operation,
  outcome: Outcome<OperationAnswer>,
): Promise<Operation> {
  const step = { at: context.now(), ...(await readOperationAnswer(context, operation, outcome)) };
  // The attempt first: whoever is stopped in between leaves an operation that is looked at again, and all is well.
  await followAttempt(context, { ...operation, ...step, state: step.to });
  return moveOperation(context, operation, step);
}
