import type { Context } from "../context/context.js";
import { isPaid, type Attempt } from "../domain/attempt.js";
import { PaymentError } from "../domain/errors.js";
import { isTakenByStaff } from "../domain/taken-payment.js";
import { letGoAmong } from "../orders/order-claim.js";
import { leftBy } from "./amount-left.js";

/**
 * Refuses to charge an order that its buyer has paid themselves, or may have: "it did not work" is what they say on the
 * phone when an answer was lost. Neither is it charged when other staff have taken it by phone. Throws PaymentError,
 * which names the payment and has no link to the buyer's own pages.
 *
 * @returns the reference of the payment whose claim of the order passes on, because its money was given back
 */
export async function refusePaidOrder(
  context: Pick<Context, "journal">,
  orderId: string,
): Promise<string | undefined> {
  const claimant = await context.journal.findClaimant(orderId);
  if (claimant && (await mayStand(context, claimant))) throw takenBy(claimant);
  const letGo = await standingLetGo(context, orderId);
  if (letGo) throw takenBy(letGo);
  return claimant?.reference;
}

/** A payment of the order that has no claim any more, and was not given back: it may come through, or has. */
export async function standingLetGo(
  context: Pick<Context, "journal">,
  orderId: string,
): Promise<Attempt | undefined> {
  for (const letGo of letGoAmong(await context.journal.listByOrder(orderId))) {
    if (await mayStand(context, letGo)) return letGo;
  }
  return undefined;
}

async function mayStand(context: Pick<Context, "journal">, { state, reference }: Attempt): Promise<boolean> {
  return !isPaid(state) || !(await isGivenBack(context, reference));
}

function takenBy(payment: Attempt): PaymentError {
  const { reference, state } = payment;
  if (!isPaid(state)) return mayBePaidBy(reference);
  return new PaymentError(
    "PAYMENT_ORDER_PAID",
    isTakenByStaff(payment)
      ? `Staff have taken this order by phone, as ${reference}.`
      : `This order is already paid, by ${reference}.`,
  );
}

/** Why an order is not charged: this payment of it may succeed, or just has. */
export function mayBePaidBy(reference: string): PaymentError {
  const message = `This order may be paid by ${reference}; wait for the result of that payment.`;
  return new PaymentError("PAYMENT_ORDER_PENDING", message);
}

/** True once all of it was cancelled or refunded, proven. */
async function isGivenBack({ journal }: Pick<Context, "journal">, reference: string): Promise<boolean> {
  const operations = await journal.operations.of(reference);
  return operations.some((one) => one.state === "accepted" && leftBy(one) === 0);
}
