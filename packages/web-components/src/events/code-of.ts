import type { PaymentFaultCode } from "./payment-error-event.js";

/** The code of an error of this or the CSE package, all of which have one; `ELEMENTS_FAILED` for any other. */
export function codeOf(error: unknown): PaymentFaultCode {
  const { code } = (error ?? {}) as { code?: unknown };
  return typeof code === "string" ? (code as PaymentFaultCode) : "ELEMENTS_FAILED";
}

/** True when code did not load: some browsers load it again only with the page. */
export function isCodeLost(code: string): boolean {
  return /ELEMENTS_FAILED|NOT_LOADED/.test(code);
}
