import { maskCardData } from "../gateway/card-data.js";
import type { Context } from "../context/context.js";
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
