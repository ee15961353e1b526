import { GatewayError } from "../gateway/errors.js";
import type { Outcome } from "../gateway/gateway.js";

/** The outcome of an accepted call to a supplier of your own. */
export function accepted<A extends object>(answer: A, code = "00"): Outcome<A> {
  return { kind: "accepted", code, answer };
}

/** The outcome of a definitely refused call to a supplier of your own. Code `25`: it knows no such payment. */
export function refused(code: string): Outcome<object> {
  return { kind: "refused", code, answer: {} };
}

/**
 * The outcome of a call to a supplier of your own without a usable answer: lost, late, or not trustworthy.
 *
 * @param reason what went wrong, without card data: for the log
 */
export function unanswered(reason: string): Outcome<never> {
  return { kind: "unknown", reason, error: new GatewayError("GATEWAY_CONNECTION_LOST", reason) };
}
