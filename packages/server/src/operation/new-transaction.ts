import type { Outcome } from "../gateway/gateway.js";
import { cardFields } from "../payment/methods/card.js";
import { createReference } from "../payment/reference.js";
import type { Desk } from "../payment/settings.js";
import type { CreditRequest, DuplicateRequest, OperationAnswer } from "./operation-calls.js";
import { checkRequest } from "./check-request.js";
import { move, openedOrKnown, operationGraceMs, sendOnce } from "./operate.js";
import type { Operation } from "./operation.js";

/** Pays again with what an earlier payment was paid with; the new transaction is `newReference` of the operation. */
export async function duplicate(desk: Desk, request: DuplicateRequest): Promise<Operation> {
  const { orderId, details, amountMinor, reference, idempotencyKey } = request;
  return make(desk, { kind: "duplicate", idempotencyKey, reference, amountMinor }, async (operation) => {
    const read = await desk.gateway.getTransactionData({ transactionReference: reference });
    // The origin's currency is the only one that its card was paid in; without it nothing is sent.
    const currencyCode = read.kind === "accepted" ? read.answer.currencyCode : undefined;
    if (currencyCode === undefined) return undefined;
    const call = () =>
      desk.gateway.duplicate({
        ...pickDuplicateDetails(details),
        amount: String(amountMinor),
        currencyCode,
        orderChannel: "INTERNET",
        fromTransactionReference: reference,
        transactionReference: operation.newReference ?? "",
        ...(orderId !== undefined && { orderId }),
      });
    return { call, currencyCode };
  });
}

/** Credits a card without a payment before it; the new transaction is `reference` of the operation. */
export async function creditHolder(desk: Desk, request: CreditRequest): Promise<Operation> {
  const { idempotencyKey, amountMinor, currencyCode, card, orderId } = request;
  const { cardNumber = "", cardExpiryDate = "", panType } = cardFields(card);
  return make(desk, { kind: "creditHolder", idempotencyKey, amountMinor, currencyCode }, (operation) =>
    Promise.resolve({
      currencyCode,
      call: () =>
        desk.gateway.creditHolder({
          amount: String(amountMinor),
          currencyCode,
          orderChannel: "INTERNET",
          transactionReference: operation.reference,
          cardNumber,
          cardExpiryDate,
          ...(panType !== undefined && { panType }),
          ...(orderId !== undefined && { orderId }),
        }),
    }),
  );
}

interface Making {
  readonly kind: "duplicate" | "creditHolder";
  readonly idempotencyKey: string;
  /** The origin of a duplicate. */
  readonly reference?: string;
  readonly amountMinor: number;
  readonly currencyCode?: string;
}

interface Prepared {
  readonly currencyCode: string;
  readonly call: () => Promise<Outcome<OperationAnswer>>;
}

/** The new transaction's reference is in the journal before the call that carries it goes out. */
async function make(
  desk: Desk,
  making: Making,
  prepare: (operation: Operation) => Promise<Prepared | undefined>,
): Promise<Operation> {
  checkRequest(making);
  const now = desk.now();
  const newReference = createReference(now, desk.random);
  const opened = await desk.journal.operations.open({
    ...making,
    reference: making.reference ?? newReference,
    ...(making.reference !== undefined && { newReference }),
    createdAt: now,
    checkAt: now + operationGraceMs,
  });
  const prepared = openedOrKnown(opened, making.kind, making);
  if (opened.kind === "known") return prepared;
  const ready = await prepare(prepared);
  if (!ready) {
    const what = "the origin could not be read; nothing was sent";
    return move(desk, prepared, { to: "not-done", at: desk.now(), what });
  }
  return sendOnce(desk, { ...prepared, currencyCode: ready.currencyCode }, ready.call);
}

/** What a duplicate takes of the details that an order may have. */
function pickDuplicateDetails(details: DuplicateRequest["details"] = {}) {
  const { captureDay, captureMode, customerId, fraudData, customerContact, billingAddress, deliveryAddress } =
    details;
  return { captureDay, captureMode, customerId, fraudData, customerContact, billingAddress, deliveryAddress };
}
