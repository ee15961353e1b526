import { PaymentError } from "../domain/errors.js";
import { wrongField } from "../domain/wrong-field.js";
import { isStorable, longestOrderId } from "../journal/engine/ids.js";
import { holdsCardData, idHoldsCardData, remarkHoldsCardData } from "../gateway/card-data.js";

/** The format of an idempotency key. */
export const idempotencyKeyForm = /^[\w.:-]{1,64}$/;

/** The format of a `transactionReference` that an operation names. */
export const referenceForm = /^[A-Za-z0-9]{1,35}$/;

/** Validates a request before anything is written or sent. Throws PaymentError with the field at fault. */
export function checkRequest(request: {
  readonly idempotencyKey: string;
  readonly reference?: string;
  readonly amountMinor?: number;
  readonly orderId?: string;
  readonly operationOrigin?: string;
  readonly comment?: string;
}): void {
  const { idempotencyKey, reference, amountMinor, orderId, operationOrigin, comment } = request;
  // An order id is not searched for card data: it is the shop's own, and may be a long number.
  if (orderId !== undefined && !isStorable(orderId, longestOrderId)) {
    throw wrongField("orderId", `a text of 1 to ${longestOrderId} characters`);
  }
  if (idHoldsCardData(idempotencyKey)) throw cardInClear("idempotencyKey");
  if (operationOrigin !== undefined && holdsCardData(operationOrigin)) throw cardInClear("operationOrigin");
  if (comment !== undefined && remarkHoldsCardData(comment)) throw cardInClear("comment");
  if (!idempotencyKeyForm.test(idempotencyKey))
    throw wrongField("idempotencyKey", "1 to 64 of [A-Za-z0-9_.:-]");
  if (reference !== undefined && !referenceForm.test(reference)) {
    throw wrongField("reference", "a transactionReference");
  }
  if (amountMinor !== undefined && !(Number.isSafeInteger(amountMinor) && amountMinor > 0)) {
    throw wrongField("amountMinor", "a whole number of the smallest unit, above 0");
  }
}

function cardInClear(field: string): PaymentError {
  return new PaymentError(
    "PAYMENT_CARD_IN_CLEAR",
    `${field} contains what looks like a card number or an IBAN, and was not stored. Leave it out, or write its last four digits.`,
    { field },
  );
}
