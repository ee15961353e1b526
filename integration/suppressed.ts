import type { Payment } from "@sips-kit/server";
import type { Shop } from "./shop.js";

/**
 * True if the shop is rightly not notified of a payment: it failed while another attempt, which was charged, held the
 * order claim, and the journal has no notification due for it.
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
