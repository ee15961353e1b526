import { maskCardData } from "../gateway/card-data.js";
import type { Context } from "../context/context.js";
import type { Order } from "../domain/order.js";
import { faultToLog } from "../gateway/fault-to-log.js";

/** Logs that `resolveOrder` has thrown, with its own message. No shop has confirmed the order id: it may be any text. */
export function logOrderFailure(
  context: Pick<Context, "log">,
  error: unknown,
  { orderId, ...of }: { readonly orderId: string; readonly reference?: string },
): void {
  context.log({
    step: "resolveOrder failed",
    orderId: maskCardData(orderId),
    ...of,
    ...faultToLog(error),
  });
}

/** The same when it has returned another order, which only the log names: it may be another buyer's. */
export function logOtherOrder(
  context: Pick<Context, "log">,
  other: Pick<Order, "orderId">,
  asked: { readonly orderId: string; readonly reference?: string },
): void {
  const detail = `resolveOrder was asked for order ${asked.orderId} and returned order ${other.orderId}: it must return the order with this very id, or undefined.`;
  logOrderFailure(context, new Error(detail), asked);
}
