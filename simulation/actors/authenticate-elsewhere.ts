import { epochMs } from "../shop/process-scope.js";
import { currentOrder, type Purchase } from "../shop/purchase.js";
import type { BuyerWorld } from "./buyer-world.js";

const day = 24 * 3_600_000;

/**
 * The shop has the buyer authenticated by another provider before they pay by card, for what the order says now. Now and
 * then it gives an authentication for another amount, an old one, or one that it has given before.
 */
export function authenticateElsewhere(
  { scheduler, faults, outside }: Pick<BuyerWorld, "scheduler" | "faults" | "outside">,
  purchase: Purchase,
): void {
  const random = purchase.random.shop;
  const { orderId } = purchase;
  purchase.isAuthenticatedElsewhere = faults.strikes("merchant.authenticates-elsewhere", random);
  if (!purchase.isAuthenticatedElsewhere) return;
  const { amountMinor, currencyCode } = currentOrder(purchase);
  const order = { orderId, amountMinor, currencyCode, authenticatedAt: epochMs + scheduler.now() };
  const isMisused = faults.strikes("merchant.misuses-authentications", random);
  const how = random.pick(["other amount", "old", "used"] as const);
  if (!isMisused) return outside.make(order);
  purchase.touchedBy.add("merchant.misuses-authentications");
  if (how === "other amount") outside.make({ ...order, amountMinor: amountMinor + random.between(1, 5_000) });
  else if (how === "old") outside.make({ ...order, authenticatedAt: order.authenticatedAt - 2 * day });
  else if (!outside.newestOf(orderId)) outside.make(order);
}
