import { isReading } from "../faults.js";
import type { Purchase } from "../shop/purchase.js";
import { report, type Evidence } from "./evidence.js";

/** A buyer with a good card who met no fault has paid, and buyer and shop know it. */
export function checkHonestBuyers(evidence: Evidence): void {
  // Machine faults may have affected anybody.
  if (evidence.touchedBy.size > 0) return;
  for (const purchase of evidence.purchases.all) {
    if (!isHonest(purchase)) continue;
    const { orderId } = purchase;
    const shop = evidence.told.shopOf(orderId).some(({ state }) => state === "accepted");
    const buyer = evidence.told.buyerOf(orderId);
    const isTold = buyer.some(({ what }) => what === "accepted");
    if (shop && isTold) continue;
    const heard = [...new Set(buyer.map(({ what }) => what))].join(", ");
    const what = `card ${purchase.card.kind}; the shop was told: ${shop}; the buyer was told: ${heard}`;
    report(evidence, "honest-buyer-turned-away", purchase, "", what);
  }
}

function isHonest({ card, touchedBy }: Purchase): boolean {
  const isGood = card.kind === "good" || card.kind === "frictionless";
  return isGood && [...touchedBy].every(isReading);
}
