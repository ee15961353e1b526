import { PaymentError } from "../domain/errors.js";
import type { Context } from "../context/context.js";
import { lateReturnMs } from "../context/signed-links.js";
import { readReference, type SignedReference } from "../runtime/signed-reference.js";

/**
 * Opens the session that `createSession` has given. A session that has just expired still leads a buyer who submitted
 * it to the payment's status, so the caller must check whether it may still pay. A day after expiry it is rejected.
 * Throws PaymentError.
 */
export function openPaySession(
  context: Pick<Context, "now" | "signingKeys">,
  session: string,
): SignedReference {
  const opened = readReference(session, "pay", context.signingKeys);
  if (!opened) throw sessionInvalid();
  if (context.now() >= opened.expiresAt + lateReturnMs) throw sessionExpired();
  return opened;
}

/** The error for a session that was not issued by us. */
export function sessionInvalid(): PaymentError {
  const text = "This payment session was not issued by this server; open a new one.";
  return new PaymentError("PAYMENT_SESSION_INVALID", text, { field: "session" });
}

/** The error for an expired session. */
export function sessionExpired(): PaymentError {
  return new PaymentError("PAYMENT_SESSION_EXPIRED", "This payment session has expired; open a new one.");
}
