import type { PaymentFaultCode } from "./payment-error-event.js";

/** The code of an error of ours or of the CSE package, all of which have one; for any other, that something failed. */
export function codeOf(error: unknown): PaymentFaultCode {
  const { code } = (error ?? {}) as { code?: unknown };
  return typeof code === "string" ? (code as PaymentFaultCode) : "ELEMENTS_FAILED";
}
