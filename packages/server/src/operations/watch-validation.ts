import { paymentOf } from "../checkout/payment-of.js";
import type { Context } from "../checkout/context.js";
import { isFailure, type Attempt } from "../domain/attempt.js";
import type { CaptureDue } from "../domain/capture-due.js";
import type { Operation } from "../domain/operation.js";
import { validationWatch } from "../domain/validation-watch.js";
import type { OperationMove } from "../journal/operations-journal.js";
import { findFollowed, followPauseMs } from "./find-followed.js";
import { moveOperation } from "./move-operation.js";

/** The part of the context that this step uses. */
export type WatchValidationContext = Pick<
  Context,
  | "callbacks"
  | "captureWarningMs"
  | "gateway"
  | "journal"
  | "log"
  | "now"
  | "onCaptureDue"
  | "publicUrl"
  | "signingKeys"
>;

const hourMs = 3_600_000;
// The journal takes due times that are further ahead for those of a wrong clock.
const longestPauseMs = 12 * hourMs;

/**
 * Watches an accepted payment in capture mode VALIDATION until the merchant validates or cancels it. Warns the shop
 * some time before it expires, and tells it when it has: at least once, with the same event id. Only reads.
 */
export async function watchValidation(
  context: WatchValidationContext,
  operation: Operation,
): Promise<Operation> {
  const attempt = await findFollowed(context.journal, validationWatch.paymentOf(operation.reference));
  if (!attempt || isFailure(attempt.state)) {
    return move(context, operation, "not-done", "the payment was not accepted; there is nothing to validate");
  }
  if (attempt.state !== "accepted") return wait(context, operation, "waits for the result of the payment");
  const read = await context.gateway.getTransactionData({ transactionReference: attempt.reference });
  if (read.kind !== "accepted") return wait(context, operation, "the gateway does not show the payment yet");
  const { transactionStatus, captureLimitDate } = read.answer;
  switch (transactionStatus) {
    case "TO_VALIDATE":
    case "TO_REPLAY":
    case "TO_CHALLENGE":
      return beforeExpiry(context, operation, attempt, captureLimitDate || undefined);
    case "EXPIRED": {
      const isTold = await tell(context, attempt, "expired", captureLimitDate || undefined);
      if (!isTold) return wait(context, operation, "expired; the shop could not be told yet");
      return move(context, operation, "refused", "the payment expired: nothing was captured");
    }
    case "CANCELLED":
      return move(context, operation, "not-done", "the payment was cancelled");
    case undefined:
    case "":
      return wait(context, operation, "the gateway does not tell the status yet");
    default:
      return move(context, operation, "accepted", "the payment was validated");
  }
}

async function beforeExpiry(
  context: WatchValidationContext,
  operation: Operation,
  attempt: Attempt,
  limitDate: string | undefined,
): Promise<Operation> {
  const now = context.now();
  const limit = limitOf(attempt, limitDate);
  const warnAt = limit - context.captureWarningMs;
  if (now < warnAt) {
    const what = "authorised; the merchant has to validate it";
    return move(context, operation, "prepared", what, { checkAt: Math.min(warnAt, now + longestPauseMs) });
  }
  if (operation.warnedAt === undefined && !(await tell(context, attempt, "due", limitDate))) {
    return wait(context, operation, "must be validated soon; the shop could not be told yet");
  }
  return move(context, operation, "prepared", "must be validated soon; the shop was told", {
    warnedAt: operation.warnedAt ?? now,
    // The gateway's evening may take some time.
    checkAt: Math.min(Math.max(limit + 2 * hourMs, now + hourMs), now + longestPauseMs),
  });
}

/** Payments expire with the evening's remittance, at 22:00 in Paris, which is 20:00 UTC in summer. */
function limitOf({ facts, createdAt }: Attempt, limitDate: string | undefined): number {
  const [, year, month, day] = /^(\d{4})(\d\d)(\d\d)$/.exec(limitDate ?? "") ?? [];
  if (day !== undefined) return Date.UTC(Number(year), Number(month) - 1, Number(day), 20);
  return (facts.orderedAt ?? createdAt) + Number(facts.captureDay ?? 0) * 24 * hourMs;
}

/** Tells the shop, and its log; true when its callback has succeeded, or it has none. */
async function tell(
  context: WatchValidationContext,
  attempt: Attempt,
  kind: CaptureDue["kind"],
  limitDate: string | undefined,
): Promise<boolean> {
  const { reference, orderId } = attempt;
  const payment = paymentOf(context, attempt);
  const eventId = `${reference}-capture-${kind}`;
  const due: CaptureDue = { kind, payment, eventId, ...(limitDate !== undefined && { limitDate }) };
  let isTold = false;
  const ended = context.callbacks.start(async () => {
    try {
      await context.onCaptureDue(due);
      isTold = true;
    } catch (error) {
      const code = error instanceof Error ? error.name : typeof error;
      context.log({ step: "onCaptureDue failed", reference, orderId, code });
    }
  });
  const isInTime = ended !== undefined && (await ended);
  if (!isTold || !isInTime) return false;
  context.log({ step: `capture ${kind}`, reference, orderId, ...(limitDate && { detail: limitDate }) });
  return true;
}

function wait(context: WatchValidationContext, operation: Operation, what: string): Promise<Operation> {
  const checkAt = context.now() + followPauseMs(context.now(), operation);
  return move(context, operation, "prepared", what, { checkAt });
}

function move(
  context: WatchValidationContext,
  operation: Operation,
  to: Operation["state"],
  what: string,
  more: Omit<OperationMove, "to" | "at" | "what"> = {},
): Promise<Operation> {
  return moveOperation(context, operation, { to, at: context.now(), what, ...more });
}
