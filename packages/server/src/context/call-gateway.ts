import { PaymentError } from "../domain/errors.js";
import { GatewayError, GatewayRequestError } from "../gateway/errors.js";
import type { Outcome } from "../gateway/gateway.js";
import type { Attempt } from "../domain/attempt.js";
import type { Context } from "./context.js";

/**
 * Makes one call for an attempt, or for an order that has none yet, and logs how it went. A malformed request counts as
 * `not-sent`: the client rejects it before sending, and the attempt must not get stuck because of it.
 */
export async function callGateway<A>(
  context: Pick<Context, "log" | "timers">,
  { reference, orderId }: Partial<Pick<Attempt, "reference" | "orderId">>,
  method: string,
  call: () => Promise<Outcome<A>>,
): Promise<Outcome<A>> {
  const startedAt = context.timers.elapsed();
  const outcome = await notSentWhenInvalid(call);
  const isAnswered = outcome.kind === "accepted" || outcome.kind === "refused";
  context.log({
    step: method,
    reference,
    orderId,
    code: isAnswered ? outcome.code : outcome.error.code,
    // Names fields and rules, never values.
    ...(!isAnswered && { detail: outcome.reason, field: outcome.error.field }),
    durationMs: Math.round(context.timers.elapsed() - startedAt),
  });
  return outcome;
}

/** Turns the client's rejection of a malformed request into `not-sent`. */
export async function notSentWhenInvalid<A>(call: () => Promise<Outcome<A>>): Promise<Outcome<A>> {
  try {
    return await call();
  } catch (error) {
    if (!(error instanceof GatewayRequestError)) throw error;
    const reason = error.message;
    return { kind: "not-sent", reason, error: new GatewayError("GATEWAY_REQUEST_INVALID", reason) };
  }
}

/** Throws PaymentError for what staff have asked in a form that no call takes: to try again later would not help. */
export function refuseInvalid(outcome: Outcome<unknown>): void {
  if (outcome.kind !== "not-sent" || outcome.error.code !== "GATEWAY_REQUEST_INVALID") return;
  // Names fields and rules, never values.
  throw new PaymentError("PAYMENT_OPERATION_INVALID", outcome.reason);
}
