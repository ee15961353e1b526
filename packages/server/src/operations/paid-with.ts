import type { Operation, PaidWith } from "../domain/operation.js";
import { takenPaymentOf } from "../domain/taken-payment.js";
import { maskCardNumbers } from "../gateway/redact.js";

/** With what a payment that staff take was paid, for support's search; nothing for other operations. */
export function paidWithOf(
  operation: Operation,
  { authorisationId, maskedPan, paymentMeanBrand }: PaidWith,
): { readonly paidWith?: PaidWith } {
  if (takenPaymentOf(operation) === undefined) return {};
  return {
    paidWith: {
      ...(authorisationId && { authorisationId }),
      // Should a gateway show a whole card number there.
      ...(maskedPan && { maskedPan: maskCardNumbers(maskedPan) }),
      ...(paymentMeanBrand && { paymentMeanBrand }),
    },
  };
}
