import { PaymentError } from "../domain/errors.js";
import type { Context } from "./context.js";
import { lateReturnMs } from "./signed-links.js";
import { readReference } from "../runtime/signed-reference.js";

/**
 * Opens the session that `createSession` has given. One that has just ended still tells a buyer who sent it before where that
 * payment stands, so whether it may pay is for the caller to see; a day later it opens nothing. Throws PaymentError.
 */
export function openPaySession(
  context: Pick<Context, "now" | "signingKeys">,
  session: string,
): { readonly reference: string; readonly expiresAt: number } {
  const opened = readReference(session, "pay", context.signingKeys);
  if (!opened) throw sessionInvalid();
  if (context.now() >= opened.expiresAt + lateReturnMs) throw sessionExpired();
  return opened;
}

/** The refusal of a session that nobody here has given. */
export function sessionInvalid(): PaymentError {
  const text = "This payment session is not one of ours; open a new one.";
  return new PaymentError("PAYMENT_SESSION_INVALID", text, { field: "session" });
}

/** The refusal of a session whose time is over. */
export function sessionExpired(): PaymentError {
  return new PaymentError("PAYMENT_SESSION_EXPIRED", "This payment session is over; open a new one.");
}
