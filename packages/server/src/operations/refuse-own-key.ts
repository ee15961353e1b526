import { cardSaving } from "../domain/card-saving.js";
import { PaymentError } from "../domain/errors.js";
import { instalmentSeries } from "../domain/instalment-series.js";
import { signingKeyOf } from "../domain/mandate-signing.js";
import { timeOfReference } from "../domain/reference.js";
import { validationWatch } from "../domain/validation-watch-ids.js";
import { overpaymentKeyOf } from "./refund-overpayment.js";

/** How the idempotency keys of our own operations begin; the reference of a payment follows. */
const beginnings = [
  cardSaving.keyOf(""),
  instalmentSeries.keyOf(""),
  instalmentSeries.turnsOf(""),
  signingKeyOf(""),
  validationWatch.keyOf(""),
  overpaymentKeyOf(""),
];
const referenceLength = 26;

/**
 * Refuses a merchant's request under a key of one of our own operations: a charge of a cent under the key of an
 * instalment would count as that instalment. Throws PaymentError; returns the request.
 */
export function refuseOwnKey<R extends { readonly idempotencyKey: string }>(request: R): R {
  const key = String(request.idempotencyKey);
  const isOwn = beginnings.some(
    (one) =>
      key.startsWith(one) &&
      timeOfReference(key.slice(one.length, one.length + referenceLength)) !== undefined,
  );
  if (!isOwn) return request;
  const message = "This idempotencyKey belongs to an operation of the kit itself; use another one.";
  throw new PaymentError("PAYMENT_OPERATION_INVALID", message, { field: "idempotencyKey" });
}
