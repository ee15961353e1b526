import { PaymentError } from "../domain/errors.js";
import type { Attribution } from "../domain/attribution.js";
import { countsAsTaken, type Operation } from "../domain/operation.js";
import { overpaidAmong } from "../domain/payment-to-keep.js";
import { leftBy } from "./amount-left.js";
import { operate, type OperateContext } from "./operate.js";
import { isAtBank } from "./is-at-bank.js";
import { readSnapshot } from "./snapshot.js";

/** How the idempotency keys of giving back a surplus payment begin. */
export const overpaymentKeyOf = (reference: string) => `overpaid-${reference}`;

/**
 * Gives back a surplus payment of an overpaid order in full: cancels it before capture, refunds it afterwards. May be
 * called any number of times: the money goes back once.
 *
 * @throws PaymentError PAYMENT_OPERATION_INVALID when the payment is not surplus, or is not any more because the one that
 *   counts was given back
 */
export async function refundOverpayment(
  context: OperateContext,
  reference: string,
  { by, reason }: Attribution = {},
): Promise<Operation> {
  const attempt = await context.journal.read(reference);
  const overpaid = attempt && overpaidAmong(await context.journal.listByOrder(attempt.orderId));
  if (!overpaid?.refund.includes(reference)) throw notSurplus();
  const prefix = overpaymentKeyOf(reference);
  const before = await context.journal.operations.of(reference);
  const tries = before.filter(({ idempotencyKey }) => idempotencyKey.startsWith(prefix));
  const standing = tries.find(({ state }) => countsAsTaken(state));
  if (standing) return standing;
  if (await mayBeGivenBack(context, overpaid.keep)) throw notSurplus();
  const read = await readSnapshot(context.gateway, reference);
  const kind = read.kind === "found" && isAtBank(read.before) ? "refund" : "cancel";
  return operate(context, kind, {
    idempotencyKey: `${prefix}-${tries.length + 1}`,
    reference,
    ...(by !== undefined && { by }),
    ...(reason !== undefined && { reason }),
  });
}

/** True when the merchant has cancelled or refunded all of a payment, or is doing so. */
async function mayBeGivenBack(
  { journal }: Pick<OperateContext, "journal">,
  reference: string,
): Promise<boolean> {
  const operations = await journal.operations.of(reference);
  return operations.some((one) => countsAsTaken(one.state) && leftBy(one) === 0);
}

function notSurplus(): PaymentError {
  return new PaymentError(
    "PAYMENT_OPERATION_INVALID",
    "This payment is not a surplus payment of its order.",
    {
      field: "reference",
    },
  );
}
