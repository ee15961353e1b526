import { PaymentError } from "./errors.js";
import type { Desk } from "./settings.js";
import { openReference } from "./signed-reference.js";

/** Opens the session that `begin` has given. Throws PaymentError when it is none of ours. */
export function openPaySession(
  desk: Desk,
  session: string,
): { readonly reference: string; readonly expiresAt: number } {
  const opened = openReference(session, "pay", desk.signingKeys);
  if (!opened) throw sessionInvalid();
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
