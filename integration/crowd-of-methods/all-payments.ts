import type { Payment } from "@sips-kit/server";
import type { Crowd } from "./crowd.js";

/** All attempts to pay an order of the crowd. */
export async function allPayments({ shop }: Pick<Crowd, "shop">): Promise<readonly Payment[]> {
  const orders = [...shop.orders.keys()];
  return (await Promise.all(orders.map((orderId) => shop.payments.listByOrder(orderId)))).flat();
}
