import { PaymentError } from "../domain/errors.js";
import type { Context } from "./context.js";

/**
 * Turns a buyer away at the door when the connections to the gateway are so busy that those who are inside would have to
 * wait: better a session that is not opened than a card that is not enrolled, and better that than an order not sent.
 */
export function refuseSessionWhenBusy(context: Pick<Context, "gateway" | "random">): void {
  refuseWhenBusy(context, 1 / 3);
}

/** The same for a card that was entered already: its session stays open, and it may be sent again. */
export function refuseCardWhenBusy(context: Pick<Context, "gateway" | "random">): void {
  refuseWhenBusy(context, 2 / 3);
}

function refuseWhenBusy(context: Pick<Context, "gateway" | "random">, share: number): void {
  const { expectedWaitMs, longestWaitMs } = context.gateway.load();
  if (expectedWaitMs > longestWaitMs * share) throw busy(context);
}

/** The refusal, with the time after which it is worth trying again. */
export function busy(context: Pick<Context, "gateway" | "random">): PaymentError {
  const { expectedWaitMs } = context.gateway.load();
  const [byte = 0] = context.random(1);
  // Spread, so that those who were turned away together do not come back together.
  const seconds = Math.min(30, Math.ceil((expectedWaitMs / 1000) * (1 + byte / 256)) + 1);
  return new PaymentError(
    "PAYMENT_GATEWAY_BUSY",
    `Many buyers are paying just now. Nothing was charged; try again in ${seconds} s.`,
    { retryAfterSeconds: seconds },
  );
}
