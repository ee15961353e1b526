import { isDeepStrictEqual } from "node:util";
import type { ResolveContext } from "../results/resolve.js";
import type { Outcome } from "../gateway/gateway.js";
import type { Opened } from "../journal/operations-journal.js";
import { PaymentError } from "../domain/errors.js";
import type { Context } from "../context/context.js";
import { notSentWhenInvalid } from "../context/call-gateway.js";
import { followAttempt } from "./follow-attempt.js";
import { attributionOf } from "../actions/check-attribution.js";
import { callFor, kindsWithAmount, type OperationAnswer, type OperationRequest } from "./operation-calls.js";
import { holdToAmountLeft } from "./amount-left.js";
import { moveTo } from "./follow-payment.js";
import { moveOperation } from "./move-operation.js";
import { operationGraceMs, stoodStill, takeTurn } from "./take-turn.js";
import type { CardOfOperation, Operation, OperationKind } from "../domain/operation.js";
import { checkRequest } from "./check-request.js";
import { mayBePaidBy } from "./refuse-paid-order.js";
import { readOperationAnswer } from "./read-operation-answer.js";

/** The part of the context that this step uses. */
export type OperateContext = ResolveContext & Pick<Context, "gateway" | "webhooksOf">;

/** Kinds that work on an existing transaction. */
export type OperationOnTransaction = Extract<
  OperationKind,
  "cancel" | "refund" | "validate" | "acceptReview" | "refuseReview"
>;

/** Kinds that are the same request only for the same order, the same currency and the same saved card. */
const kindsWithOrder: readonly OperationKind[] = ["charge", "moto", "creditHolder", "walletCreditHolder"];

/**
 * Carries out one operation on a transaction: journals it under a lock, limits it to the amount that the gateway says
 * is left, journals it as `sending`, and only then sends it, once. A repeated `idempotencyKey` returns the first
 * operation.
 *
 * @throws PaymentError when the request is invalid, or while another operation on the transaction is under way
 */
export async function operate(
  context: OperateContext,
  kind: OperationOnTransaction,
  request: OperationRequest,
): Promise<Operation> {
  checkRequest(request);
  if (request.amountMinor !== undefined && !kindsWithAmount.includes(kind)) throw isWholePayment(kind);
  const now = context.now();
  const opened = await context.journal.operations.open({
    idempotencyKey: request.idempotencyKey,
    kind,
    reference: request.reference,
    createdAt: now,
    checkAt: now + operationGraceMs,
    ...(request.amountMinor !== undefined && { amountMinor: request.amountMinor }),
    ...attributionOf(request),
  });
  const prepared = openedOrKnown(opened, kind, request);
  if (prepared.state !== "prepared" || opened.kind === "known") return prepared;
  const ready = await holdToAmountLeft(context, prepared, request);
  if (ready.state !== "prepared") return ready;
  return sendOnce(context, ready, (sending) => callFor(context.gateway, sending, request));
}

/** A request that names a part of a payment must not decide on all of it. */
function isWholePayment(kind: OperationKind): PaymentError {
  const message = `amountMinor should be absent: ${kind} decides on the whole payment.`;
  return new PaymentError("PAYMENT_OPERATION_INVALID", message, { field: "amountMinor" });
}

/** Journals `sending`, then makes the call, once; does nothing if it was sent already. */
export async function sendOnce(
  context: OperateContext,
  prepared: Operation,
  call: (sending: Operation) => Promise<Outcome<OperationAnswer>>,
): Promise<Operation> {
  const { amountMinor, currencyCode, before, approval } = prepared;
  const turn = await takeTurn(context, prepared, {
    what: `${prepared.kind} is being sent`,
    amountMinor,
    currencyCode,
    before,
    approval,
  });
  if (turn.kind === "taken") return turn.standing;
  const { sending } = turn;
  if (turn.kind === "stalled") return moveTo(context, sending, "not-done", stoodStill);
  return finish(context, sending, await notSentWhenInvalid(() => call(sending)));
}

/**
 * The operation, new or known; throws when the key is another request's, the transaction is busy, or the order taken.
 */
export function openedOrKnown(
  opened: Opened,
  kind: OperationKind,
  request: {
    readonly reference?: string;
    readonly amountMinor?: number;
    readonly currencyCode?: string;
    readonly orderId?: string;
    readonly card?: CardOfOperation;
  },
): Operation {
  if (opened.kind === "busy") {
    throw new PaymentError(
      "PAYMENT_OPERATION_PENDING",
      "Another operation on this transaction is still in progress; wait until it is resolved, then try again.",
    );
  }
  if (opened.kind === "order-taken") throw mayBePaidBy(opened.by);
  const { operation } = opened;
  const isSame =
    operation.kind === kind &&
    (request.reference === undefined || operation.reference === request.reference) &&
    isSameAmount(operation, request.amountMinor) &&
    (!kindsWithOrder.includes(kind) ||
      (operation.orderId === request.orderId &&
        operation.currencyCode === request.currencyCode &&
        isDeepStrictEqual(operation.card, request.card))) &&
    // Its currency is that of the first payment.
    (kind !== "duplicate" || operation.orderId === request.orderId);
  if (isSame) return operation;
  throw new PaymentError(
    "PAYMENT_OPERATION_ID_REUSED",
    "This idempotencyKey was used for another request; use a new one.",
    {
      field: "idempotencyKey",
    },
  );
}

/** A request without an amount asks for all that is left: for what the operation has found, then. */
function isSameAmount({ kind, amountMinor, before }: Operation, asked: number | undefined): boolean {
  if (asked !== undefined) return asked === amountMinor;
  const takesAll = amountMinor === undefined || amountMinor === before?.currentAmount;
  return takesAll || !kindsWithAmount.includes(kind);
}

/** Writes the result, and resolves the attempt if the operation decides it. */
async function finish(
  context: OperateContext,
  operation: Operation,
  outcome: Outcome<OperationAnswer>,
): Promise<Operation> {
  const step = { at: context.now(), ...(await readOperationAnswer(context, operation, outcome)) };
  // The attempt first: after a crash in between, the reconciler checks the operation again and completes it.
  await followAttempt(context, { ...operation, ...step, state: step.to });
  return moveOperation(context, operation, step);
}
