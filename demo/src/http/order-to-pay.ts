import type { Visit } from "../pages/layout.js";
import type { Order } from "../shop/orders.js";
import type { Context } from "./context.js";

/** The order of that number when it is this buyer's; without a number, the one for what is in the basket. */
export function orderToPay(context: Context, orderId: unknown, { buyer }: Visit): Order | undefined {
  if (!buyer) return undefined;
  if (typeof orderId !== "string") return context.orders.orderFromBasket(buyer, context.now());
  const order = context.orders.orderOf(orderId);
  return order?.buyer === buyer ? order : undefined;
}

/**
 * Where a buyer goes who has no order to pay. The basket is emptied when it is paid; who comes back by the browser's
 * back button sees the paid order.
 */
export function withoutOrderToPay(
  context: Context,
  order: Order | undefined,
  { buyer, inBasket }: Visit,
): string {
  if (order) return `/orders/${order.orderId}`;
  const hasPaid =
    buyer !== undefined && inBasket === 0 && (context.orders.ordersOf(buyer)[0]?.state ?? "open") !== "open";
  return hasPaid ? "/orders" : "/basket";
}
