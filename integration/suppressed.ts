import type { Payment } from "@sips-kit/server";
import type { Shop } from "./shop.js";

/**
 * True when the shop is rightly not told of a payment: it failed while another attempt had claimed the order. The journal
 * has nothing to tell of it, and that other attempt has ordered.
 */
export async function isSuppressed(
  { journal }: Pick<Shop, "journal">,
  { reference, orderId, state }: Payment,
): Promise<boolean> {
  if (state !== "refused" && state !== "abandoned") return false;
  const attempt = await journal.read(reference);
  if (!attempt || attempt.notifyAt !== undefined || attempt.notifiedAt !== undefined) return false;
  const others = (await journal.listByOrder(orderId)).filter((other) => other.reference !== reference);
  return others.some((other) => other.facts.orderedAt !== undefined);
}
