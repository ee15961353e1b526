import { refuseInvalid } from "../context/call-gateway.js";
import { PaymentError } from "../domain/errors.js";
import type { Outcome } from "../gateway/gateway.js";

/**
 * The answer of a query about fraud.
 *
 * @throws PaymentError PAYMENT_GATEWAY_REFUSED with the field at fault, PAYMENT_OPERATION_INVALID, or
 *   PAYMENT_GATEWAY_UNREACHABLE
 */
export function requireAnswer<A extends { readonly errorFieldName?: string | undefined }>(
  outcome: Outcome<A>,
): A {
  refuseInvalid(outcome);
  switch (outcome.kind) {
    case "accepted":
      return outcome.answer;
    case "refused": {
      const field = outcome.answer.errorFieldName;
      const why = outcome.code === "25" ? "does not know it" : "refuses to tell";
      const detail = `The gateway ${why} (${outcome.code}).`;
      throw new PaymentError("PAYMENT_GATEWAY_REFUSED", detail, field ? { field } : {});
    }
    default:
      throw new PaymentError(
        "PAYMENT_GATEWAY_UNREACHABLE",
        "The gateway cannot be asked at the moment. Nothing was changed; try again in a moment.",
      );
  }
}
