import type { Payment } from "./payment.js";

/** Removes the signed links, which would let the reader act as the buyer. */
export function withoutLinks({
  session: _session,
  redirectUrl: _redirectUrl,
  confirmUrl: _confirmUrl,
  ...shown
}: Payment) {
  return shown;
}
