import { GatewayError } from "../gateway/errors.js";
import type { Outcome } from "../gateway/gateway.js";

/** The outcome of a call to a supplier of your own that said yes. */
export function accepted<A extends object>(answer: A, code = "00"): Outcome<A> {
  return { kind: "accepted", code, answer };
}

/** The outcome of a call to a supplier of your own that said no, for certain. `25`: it knows no such payment. */
export function refused(code: string): Outcome<object> {
  return { kind: "refused", code, answer: {} };
}

/**
 * The outcome of a call to a supplier of your own whose answer is not known: lost, late, or not to be trusted.
 *
 * @param reason what went wrong, without card data: for the log
 */
export function unanswered(reason: string): Outcome<never> {
  return { kind: "unknown", reason, error: new GatewayError("GATEWAY_CONNECTION_LOST", reason) };
}
