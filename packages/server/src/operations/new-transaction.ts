import type { Outcome } from "../gateway/gateway.js";
import type { Attribution } from "../domain/attribution.js";
import type { CardOfOperation, Operation } from "../domain/operation.js";
import { createReference } from "../domain/reference.js";
import type { Context } from "../context/context.js";
import { orderIdField } from "../payment-methods/order-id-form.js";
import { claimsItsOrder } from "../domain/taken-payment.js";
import type { DuplicateRequest, OperationAnswer } from "./operation-calls.js";
import { attributionOf } from "../actions/check-attribution.js";
import { checkRequest } from "./check-request.js";
import { foreignField } from "./foreign-record.js";
import { openedOrKnown, sendOnce, type OperateContext } from "./operate.js";
import { operationGraceMs } from "./take-turn.js";
import { moveOperation } from "./move-operation.js";

/** The part of the context that a new transaction uses. */
export type MakeTransactionContext = OperateContext & Pick<Context, "orderIdForm">;

/** Pays again with what an earlier payment was paid with; the new transaction is `newReference` of the operation. */
export async function duplicate(
  context: MakeTransactionContext,
  request: DuplicateRequest,
): Promise<Operation> {
  const { orderId, details, amountMinor, reference, idempotencyKey, by, reason } = request;
  const making = {
    kind: "duplicate",
    idempotencyKey,
    reference,
    amountMinor,
    ...(orderId !== undefined && { orderId }),
    ...(by !== undefined && { by }),
    ...(reason !== undefined && { reason }),
  } as const;
  return makeTransaction(context, making, async (operation) => {
    const read = await context.gateway.getTransactionData({ transactionReference: reference });
    // A duplicate must use the original payment's currency; without it nothing is sent.
    if (read.kind !== "accepted" || !read.answer.currencyCode) return unreadable;
    const { currencyCode } = read.answer;
    const origin = await context.journal.read(reference);
    // Of another payment, it would be another card and another currency.
    if (origin && foreignField(context, origin, read.answer)) return unreadable;
    const call = () =>
      context.gateway.duplicate({
        ...pickDuplicateDetails(details),
        amount: String(amountMinor),
        currencyCode,
        orderChannel: "INTERNET",
        fromTransactionReference: reference,
        transactionReference: operation.newReference ?? "",
        ...orderIdField(context.orderIdForm, orderId),
      });
    return { call, currencyCode };
  });
}

const unreadable: NotSent = { why: "the origin could not be read" };

interface Making extends Attribution {
  readonly kind: "duplicate" | "charge" | "moto";
  readonly idempotencyKey: string;
  /** The origin of a duplicate. */
  readonly reference?: string;
  readonly amountMinor: number;
  readonly currencyCode?: string;
  readonly orderId?: string;
  readonly insteadOf?: string;
  readonly card?: CardOfOperation;
}

interface Prepared {
  readonly currencyCode: string;
  readonly call: () => Promise<Outcome<OperationAnswer>>;
}

/** Why nothing can be sent after all. */
interface NotSent {
  readonly why: string;
}

/** Journals the new transaction's reference before the call that carries it is sent. */
export async function makeTransaction(
  context: OperateContext,
  making: Making,
  prepare: (operation: Operation) => Promise<Prepared | NotSent>,
): Promise<Operation> {
  checkRequest(making);
  const now = context.now();
  const newReference = createReference(now, context.random);
  const opened = await context.journal.operations.open({
    ...making,
    ...attributionOf(making),
    reference: making.reference ?? newReference,
    ...(making.reference !== undefined && { newReference }),
    claimsOrder: claimsItsOrder(making),
    createdAt: now,
    checkAt: now + operationGraceMs,
  });
  const prepared = openedOrKnown(opened, making.kind, making);
  if (opened.kind === "known") return prepared;
  const ready = await prepare(prepared);
  if ("why" in ready) {
    const what = `${ready.why}; nothing was sent`;
    return moveOperation(context, prepared, { to: "not-done", at: context.now(), what });
  }
  return sendOnce(context, { ...prepared, currencyCode: ready.currencyCode }, ready.call);
}

/** The order details that a duplicate accepts. */
function pickDuplicateDetails(details: DuplicateRequest["details"] = {}) {
  const { captureDay, captureMode, customerId, fraudData, customerContact, billingAddress, deliveryAddress } =
    details;
  return { captureDay, captureMode, customerId, fraudData, customerContact, billingAddress, deliveryAddress };
}
