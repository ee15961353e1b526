import { PaymentError } from "../domain/errors.js";
import type { Outcome } from "../gateway/gateway.js";

/** The error for a mandate that does not exist or is not this buyer's: the answer does not reveal which. */
export function unknownMandate(): PaymentError {
  return new PaymentError("PAYMENT_MANDATE_UNKNOWN", "There is no such mandate.");
}

/** The error for a call on mandates that was not accepted. */
export function mandateFailure(
  outcome: Exclude<Outcome<object>, { readonly kind: "accepted" }>,
): PaymentError {
  // 12: the gateway cannot read the id, so there is no mandate with it.
  if (outcome.kind === "refused" && ["25", "12", "30"].includes(outcome.code)) return unknownMandate();
  return outcome.kind === "refused"
    ? new PaymentError(
        "PAYMENT_GATEWAY_REFUSED",
        `The gateway did not answer about the mandate (code ${outcome.code}).`,
      )
    : new PaymentError(
        "PAYMENT_GATEWAY_UNREACHABLE",
        "The mandates cannot be read at the moment; try again later.",
      );
}
