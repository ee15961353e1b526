import * as v from "valibot";
import { idempotencyKeyForm, referenceForm } from "../../operations/check-request.js";
import { walletIdForm } from "../../domain/wallet-id.js";

// The fields that several routes take.

export const reference = v.pipe(v.string(), v.regex(referenceForm));
export const orderId = v.pipe(v.string(), v.nonEmpty(), v.maxLength(64));
export const idempotencyKey = v.pipe(
  v.string(),
  v.regex(idempotencyKeyForm),
  v.description("Your own id of this request: repeats are carried out once."),
);
export const amountMinor = v.pipe(
  v.number(),
  v.safeInteger(),
  v.minValue(1),
  v.description("In the smallest unit of the currency."),
);
export const currencyCode = v.pipe(v.string(), v.regex(/^\d{3}$/), v.description("ISO 4217, numeric."));
export const note = v.pipe(v.string(), v.maxLength(200));
export const reason = v.exactOptional(
  v.pipe(note, v.description("Why. Not with a card number or an IBAN in it.")),
);
export const merchantWalletId = v.pipe(v.string(), v.regex(walletIdForm));
export const paymentMeanId = v.pipe(v.string(), v.regex(/^\d{1,6}$/));
