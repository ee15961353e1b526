import type { Context } from "../context/context.js";
import { isOfOtherShop } from "../gateway/other-shop.js";

/**
 * Logs at start-up when the journal's latest payments are of another shop: order ids of both would block each other. It
 * is no reason not to start, because a changed `merchantId` looks the same, and its server has payments to take.
 */
export async function warnOtherShop({
  gateway,
  journal,
  log,
}: Pick<Context, "gateway" | "journal" | "log">): Promise<void> {
  const { attempts } = await journal.search({ limit: 50 });
  const other = attempts.find(({ facts }) => isOfOtherShop(gateway, facts));
  if (!other) return;
  log({
    step: "journal of another shop",
    reference: other.reference,
    detail: `The journal has payments of the shop ${other.facts.merchantId}, and this server is of ${gateway.merchantId}. A journal belongs to one shop: an order id that both use is paid once only, and neither can resolve the other's payments. Give each merchantId its own journal.`,
  });
}
