import type { JsonObject } from "@sips-kit/protocol";
import type { Attempt } from "../domain/attempt.js";
import type { Outcome } from "../gateway/gateway.js";
import type { ChargeAnswer, PaymentMethod } from "../payment-methods/payment-method.js";
import type { Result } from "./interpret.js";
import { chargingOf, methodContext, type MethodCallContext } from "../context/method-context.js";
import { readChargeAnswer } from "./read-charge-answer.js";

/** Makes the call that charges, and interprets its answer. The caller has journaled it beforehand. */
export async function sendCharge(
  context: MethodCallContext,
  method: PaymentMethod,
  attempt: Attempt,
  proof: JsonObject | undefined,
): Promise<{ readonly outcome: Outcome<ChargeAnswer>; readonly result: Result }> {
  const outcome = await method.charge(methodContext(context, attempt), chargingOf(attempt), proof);
  return { outcome, result: await readChargeAnswer(context, method, attempt, outcome) };
}

/** True when the gateway has said how it ended: accepted, refused, or held for review. */
export function tellsResult({ to }: Result): boolean {
  return to === "accepted" || to === "refused" || to === "in-review";
}
