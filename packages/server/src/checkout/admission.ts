import { PaymentError } from "../domain/errors.js";
import type { Context } from "../context/context.js";

/**
 * Load shedding: refuses new sessions when calls already queue for a connection to the gateway. Refusing a session
 * costs the buyer less than refusing a card they have entered, and that less than a charge that is not sent.
 */
export function refuseSessionWhenBusy(context: Pick<Context, "gateway" | "random">): void {
  refuseWhenBusy(context, 1 / 3);
}

/** The same for a submitted card. Its session stays open, so the buyer can submit it again. */
export function refuseCardWhenBusy(context: Pick<Context, "gateway" | "random">): void {
  refuseWhenBusy(context, 2 / 3);
}

function refuseWhenBusy(context: Pick<Context, "gateway" | "random">, share: number): void {
  const { expectedWaitMs, longestWaitMs } = context.gateway.load();
  if (expectedWaitMs > longestWaitMs * share) throw busy(context);
}

/** The refusal, with the time to wait before the next try. */
export function busy(context: Pick<Context, "gateway" | "random">): PaymentError {
  const { expectedWaitMs } = context.gateway.load();
  const [byte = 0] = context.random(1);
  // Jitter, so that buyers who were refused together do not all retry together.
  const seconds = Math.min(30, Math.ceil((expectedWaitMs / 1000) * (1 + byte / 256)) + 1);
  return new PaymentError(
    "PAYMENT_GATEWAY_BUSY",
    `Many buyers are paying right now. Nothing was charged; try again in ${seconds} s.`,
    { retryAfterSeconds: seconds },
  );
}
