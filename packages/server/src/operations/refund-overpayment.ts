import { PaymentError } from "../domain/errors.js";
import type { Attribution } from "../domain/attribution.js";
import type { Operation } from "../domain/operation.js";
import { overpaidAmong } from "../domain/overpaid.js";
import { operate, type OperateContext } from "./operate.js";
import { readSnapshot } from "./snapshot.js";

/** Statuses of money that was captured or transferred at once: it can be refunded but no longer cancelled. */
const statusesAtBank: ReadonlySet<string> = new Set(["CAPTURED", "TO_CREDIT", "CREDITED"]);

/**
 * Gives back a surplus payment of an overpaid order in full: cancels it before capture, refunds it afterwards. May be
 * called any number of times: the money goes back once.
 *
 * @throws PaymentError PAYMENT_OPERATION_INVALID when the payment is not surplus
 */
export async function refundOverpayment(
  context: OperateContext,
  reference: string,
  { by, reason }: Attribution = {},
): Promise<Operation> {
  const attempt = await context.journal.read(reference);
  const overpaid = attempt && overpaidAmong(await context.journal.listByOrder(attempt.orderId));
  if (!overpaid?.refund.includes(reference)) {
    throw new PaymentError("PAYMENT_OPERATION_INVALID", "This payment is not one too many for its order.", {
      field: "reference",
    });
  }
  const prefix = `overpaid-${reference}`;
  const before = await context.journal.operations.of(reference);
  const tries = before.filter(({ idempotencyKey }) => idempotencyKey.startsWith(prefix));
  const standing = tries.find(({ state }) => state !== "refused" && state !== "not-done");
  if (standing) return standing;
  const read = await readSnapshot(context.gateway, reference);
  const isAtBank = read.kind === "found" && statusesAtBank.has(read.before.transactionStatus ?? "");
  return operate(context, isAtBank ? "refund" : "cancel", {
    idempotencyKey: `${prefix}-${tries.length + 1}`,
    reference,
    ...(by !== undefined && { by }),
    ...(reason !== undefined && { reason }),
  });
}
