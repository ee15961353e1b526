import type { Order } from "../shop/orders.js";
import type { OperatedPayment } from "../shop/standing.js";
import type { Context } from "./context.js";

/** An order with its payments, the newest first, and what was done to each since. */
export async function toldOrder(
  { payments }: Context,
  order: Order,
): Promise<{ readonly order: Order; readonly payments: readonly OperatedPayment[] }> {
  const attempts = await payments.listByOrder(order.orderId);
  const told = attempts.map(async (payment) => ({
    payment,
    operations: await payments.operations.of(payment.reference),
  }));
  return { order, payments: await Promise.all(told) };
}
