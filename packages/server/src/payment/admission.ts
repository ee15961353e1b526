import { PaymentError } from "./errors.js";
import type { Desk } from "./settings.js";

/**
 * Turns a buyer away at the door when the connections to the gateway are so busy that those who are inside would have to
 * wait: better a session that is not opened than a card that is not enrolled, and better that than an order not sent.
 */
export function refuseSessionWhenBusy(desk: Desk): void {
  refuseWhenBusy(desk, 1 / 3);
}

/** The same for a card that was entered already: its session stays open, and it may be sent again. */
export function refuseCardWhenBusy(desk: Desk): void {
  refuseWhenBusy(desk, 2 / 3);
}

function refuseWhenBusy(desk: Desk, share: number): void {
  const { expectedWaitMs, longestWaitMs } = desk.gateway.load();
  if (expectedWaitMs > longestWaitMs * share) throw busy(desk);
}

/** The refusal, with the time after which it is worth trying again. */
export function busy(desk: Desk): PaymentError {
  const { expectedWaitMs } = desk.gateway.load();
  const [byte = 0] = desk.random(1);
  // Spread, so that those who were turned away together do not come back together.
  const seconds = Math.min(30, Math.ceil((expectedWaitMs / 1000) * (1 + byte / 256)) + 1);
  return new PaymentError(
    "PAYMENT_GATEWAY_BUSY",
    `Many buyers are paying just now. Nothing was charged; try again in ${seconds} s.`,
    { retryAfterSeconds: seconds },
  );
}
