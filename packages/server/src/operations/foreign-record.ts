import type { Context } from "../context/context.js";
import type { Attempt } from "../domain/attempt.js";
import { contradictedField } from "../proof/attempt-echo.js";

/**
 * The field in which the gateway's record of a payment is one of another payment; undefined when it agrees. Logs it:
 * somebody must investigate.
 */
export function foreignField(
  context: Pick<Context, "log">,
  payment: Attempt,
  record: Parameters<typeof contradictedField>[1],
): string | undefined {
  const field = contradictedField(payment, record);
  if (field === undefined) return undefined;
  const { reference, orderId, state } = payment;
  const code = "GATEWAY_ECHO_MISMATCH";
  context.log({ step: "answer contradicts the payment", reference, orderId, state, code, field });
  return field;
}
