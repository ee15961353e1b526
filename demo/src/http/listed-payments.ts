import type { Payment } from "@sips-kit/server";
import type { ListedPayment } from "../office/listed-payment.js";
import { customerOf } from "../shop/customers.js";
import type { Context } from "./context.js";

/** Payments with their operations and customers. */
export async function listedPayments(
  context: Context,
  payments: readonly Payment[],
): Promise<readonly ListedPayment[]> {
  return Promise.all(
    payments.map(async (payment) => ({
      payment,
      operations: payment.state === "accepted" ? await context.payments.operations.of(payment.reference) : [],
      customer: customerOf(context.orders.orderOf(payment.orderId), context.buyers.placedOf(payment.orderId)),
    })),
  );
}
