import type { Attempt } from "../engine.js";
import type { MemoryStore } from "../journal/memory-store.js";

/** The attempt that has an order, when its buyer was sent where they may pay and nothing is known of it yet. */
export function awayClaim({ attempts }: MemoryStore, orderId: string): Attempt | undefined {
  const claimant = attempts.findClaimant(orderId);
  const isAway = claimant?.state === "redirected" || claimant?.state === "unknown";
  return isAway && claimant.paymentMethod === "ideal" ? claimant : undefined;
}
