import type { Attempt } from "../engine.js";
import { paysThere } from "../gateway/suppliers.js";
import type { MemoryStore } from "../journal/memory-store.js";

/** The attempt that has claimed an order, if its buyer was redirected to where they can pay and has no result yet. */
export function awayClaim(store: MemoryStore, orderId: string): Attempt | undefined {
  const claimant = store.findClaimant(orderId);
  const isAway = claimant?.state === "redirected" || claimant?.state === "unknown";
  return isAway && paysThere(claimant.paymentMethod) ? claimant : undefined;
}
