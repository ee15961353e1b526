import { acceptedStatus, type Transaction } from "./ledger.js";
import type { GatewayModel } from "./model.js";

/** How the review of a held payment ends: the merchant decides, or it has waited for too long. */
export type ReviewEnd = "accept" | "refuse" | "expire";

/**
 * Ends the review of a held payment.
 *
 * @param origin the merchant's own mark of an operation; absent for what happens in the bank's portal
 * @param delayMs after which queries show it
 */
export function decideHeld(
  { ledger, faults }: Pick<GatewayModel, "ledger" | "faults">,
  held: Transaction,
  end: ReviewEnd,
  { origin, delayMs = 0 }: { readonly origin?: string | undefined; readonly delayMs?: number } = {},
): void {
  const { reference, currentMinor } = held;
  if (end === "accept") {
    ledger.decide(reference, { kind: "acceptReview", origin });
    const responseCode = faults.rate("gateway.held-keeps-code") > 0 ? held.responseCode : "00";
    ledger.write({ ...held, status: acceptedStatus(held), responseCode }, delayMs);
    return;
  }
  if (end === "refuse") ledger.decide(reference, { kind: "refuseReview", origin });
  ledger.move({ kind: "release", reference, amountMinor: currentMinor });
  ledger.write({ ...held, status: end === "refuse" ? "REFUSED" : "EXPIRED" }, delayMs);
}
