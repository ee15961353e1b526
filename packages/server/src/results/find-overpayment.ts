import type { Attempt } from "../domain/attempt.js";
import { overpaidAmong, type Overpaid } from "../domain/payment-to-keep.js";
import type { Context } from "../context/context.js";

/**
 * Whether this payment and another one have both paid the order. Only a buyer who chose to pay another way can cause
 * that, so other payments need no look-up. Of two that end at the same moment, the one written later sees both.
 */
export async function findOverpayment(
  { journal }: Pick<Context, "journal">,
  { state, orderId, facts }: Attempt,
): Promise<Overpaid | undefined> {
  const mayBe = state === "accepted" && (facts.letOrderGo === true || facts.paysBeside !== undefined);
  return mayBe ? overpaidAmong(await journal.listByOrder(orderId)) : undefined;
}
