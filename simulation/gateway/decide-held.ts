import { acceptedStatus, type Transaction } from "./ledger.js";
import type { GatewayModel } from "./model.js";

/** How the review of a held payment ends: the merchant decides, or it has waited for too long. */
export type ReviewEnd = "accept" | "refuse" | "expire";

interface ReviewOptions {
  /** The merchant's own mark of an operation; absent for what happens in the bank's portal. */
  readonly origin?: string | undefined;
  /** After which queries show it. */
  readonly delayMs?: number;
  /** True when accepting the payment validates it as well. */
  readonly validates?: boolean;
}

/** Ends the review of a held payment; returns its status. */
export function decideHeld(
  { ledger, faults }: Pick<GatewayModel, "ledger" | "faults">,
  held: Transaction,
  end: ReviewEnd,
  { origin, delayMs = 0, validates = false }: ReviewOptions = {},
): Transaction["status"] {
  const { reference, currentMinor } = held;
  if (end === "accept") {
    const responseCode = faults.rate("gateway.held-keeps-code") > 0 ? held.responseCode : "00";
    const status = validates ? "TO_CAPTURE" : acceptedStatus(held);
    ledger.decide(reference, { kind: "acceptReview", origin });
    if (validates) ledger.decide(reference, { kind: "validate", amountMinor: currentMinor, origin });
    ledger.write({ ...held, status, responseCode }, delayMs);
    return status;
  }
  const status = end === "refuse" ? "REFUSED" : "EXPIRED";
  if (end === "refuse") ledger.decide(reference, { kind: "refuseReview", origin });
  ledger.move({ kind: "release", reference, amountMinor: currentMinor });
  ledger.write({ ...held, status }, delayMs);
  return status;
}
