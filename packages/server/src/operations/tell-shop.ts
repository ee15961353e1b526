import type { Context } from "../context/context.js";
import { faultToLog } from "../gateway/fault-to-log.js";

/** The part of the context that this step uses. */
export type TellShopContext = Pick<Context, "callbacks" | "log">;

/**
 * Runs one of the shop's callbacks; true when it has succeeded in time. Its error is logged, and the caller runs it
 * again later.
 */
export async function tellShop(
  context: TellShopContext,
  callback: string,
  { reference, orderId }: { readonly reference: string; readonly orderId: string },
  run: () => Promise<void> | void,
): Promise<boolean> {
  let isTold = false;
  const ended = context.callbacks.start(async () => {
    try {
      await run();
      isTold = true;
    } catch (error) {
      context.log({ step: `${callback} failed`, reference, orderId, ...faultToLog(error) });
    }
  });
  const isInTime = await ended;
  if (isInTime === false) context.log({ step: `${callback} late`, reference, orderId });
  return isTold && isInTime === true;
}
