import type { Context } from "../context/context.js";
import { isFailure, isPaid } from "../domain/attempt.js";
import { PaymentError } from "../domain/errors.js";
import { letGoAmong } from "../orders/order-claim.js";
import { leftBy } from "./amount-left.js";

/** More payments of one order than staff take. */
const mostByPhone = 100;

/**
 * Refuses to charge an order that its buyer has paid themselves, or may have: "it did not work" is what they say on the
 * phone when an answer was lost. Neither is it charged when other staff have taken it by phone. Throws PaymentError,
 * which names the payment and has no link to the buyer's own pages.
 */
export async function refusePaidOrder(context: Pick<Context, "journal">, orderId: string): Promise<void> {
  await refusePaidByBuyer(context, orderId);
  await refusePaidByPhone(context, orderId);
}

async function refusePaidByBuyer(context: Pick<Context, "journal">, orderId: string): Promise<void> {
  const claimant = await context.journal.findClaimant(orderId);
  if (claimant && isPaid(claimant.state)) {
    if (await isGivenBack(context, claimant.reference)) return;
    throw new PaymentError("PAYMENT_ORDER_PAID", `This order is already paid, by ${claimant.reference}.`);
  }
  const inDoubt = claimant?.reference ?? letGoAmong(await context.journal.listByOrder(orderId));
  if (inDoubt === undefined) return;
  throw new PaymentError(
    "PAYMENT_ORDER_PENDING",
    `The buyer's payment ${inDoubt} of this order may still succeed; wait for its result.`,
  );
}

async function refusePaidByPhone(context: Pick<Context, "journal">, orderId: string): Promise<void> {
  const { attempts } = await context.journal.search({ text: orderId, limit: mostByPhone });
  for (const { paymentMethod, orderId: paidOrder, state, reference } of attempts) {
    if (paymentMethod !== "moto" || paidOrder !== orderId || isFailure(state)) continue;
    if (isPaid(state) && (await isGivenBack(context, reference))) continue;
    throw isPaid(state)
      ? new PaymentError("PAYMENT_ORDER_PAID", `Staff have taken this order by phone, as ${reference}.`)
      : new PaymentError("PAYMENT_ORDER_PENDING", `The order by phone ${reference} may still succeed.`);
  }
}

/** True once all of it was cancelled or refunded, proven. */
async function isGivenBack({ journal }: Pick<Context, "journal">, reference: string): Promise<boolean> {
  const operations = await journal.operations.of(reference);
  return operations.some((one) => one.state === "accepted" && leftBy(one) === 0);
}
