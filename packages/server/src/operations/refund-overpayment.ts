import { PaymentError } from "../domain/errors.js";
import type { Operation } from "../domain/operation.js";
import { overpaidAmong } from "../domain/overpaid.js";
import { operate, type OperateContext } from "./operate.js";
import { readSnapshot } from "./snapshot.js";

/** The money has gone to the bank, or the buyer's bank has sent it at once: it can be given back, not called off. */
const statusesAtBank: ReadonlySet<string> = new Set(["CAPTURED", "TO_CREDIT", "CREDITED"]);

/**
 * Gives the whole of a payment back that was one too many for its order: cancels it while it waits for its capture, else
 * refunds it. May be called any number of times: the money goes back once.
 *
 * @throws PaymentError PAYMENT_OPERATION_INVALID when the payment is not one too many
 */
export async function refundOverpayment(context: OperateContext, reference: string): Promise<Operation> {
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
  });
}
