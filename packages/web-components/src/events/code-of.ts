import type { PaymentFaultCode } from "./payment-error-event.js";

/** The code of an error of this or the CSE package, all of which have one; `ELEMENTS_FAILED` for any other. */
export function codeOf(error: unknown): PaymentFaultCode {
  const { code } = (error ?? {}) as { code?: unknown };
  return typeof code === "string" ? (code as PaymentFaultCode) : "ELEMENTS_FAILED";
}
