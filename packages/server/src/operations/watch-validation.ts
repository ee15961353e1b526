import { paymentOf } from "../results/payment-of.js";
import type { Context } from "../context/context.js";
import type { Attempt } from "../domain/attempt.js";
import type { CaptureDue } from "../domain/capture-due.js";
import type { Operation } from "../domain/operation.js";
import { validationWatch } from "../domain/validation-watch-ids.js";
import { validationDeadlineOf } from "./validation-deadline.js";
import { moveTo, readFollowed, waitForPayment, type FollowContext } from "./follow-payment.js";
import { tellShop, type TellShopContext } from "./tell-shop.js";

/** The part of the context that this step uses. */
export type WatchValidationContext = FollowContext &
  TellShopContext &
  Pick<Context, "captureWarningMs" | "onCaptureDue" | "publicUrl" | "signingKeys">;

/** A payment, as the journal and the gateway show it. */
type Shown = Extract<Awaited<ReturnType<typeof readFollowed>>, { readonly kind: "shown" }>;

const hourMs = 3_600_000;
// The journal takes due times that are further ahead for those of a wrong clock.
const longestPauseMs = 12 * hourMs;

/**
 * Watches an accepted payment in capture mode VALIDATION until the merchant validates or cancels it. Warns the shop
 * some time before it expires, and tells it when nothing will be captured: at least once, with the same event id. Only
 * reads.
 */
export async function watchValidation(
  context: WatchValidationContext,
  operation: Operation,
): Promise<Operation> {
  const followed = await readFollowed(context, validationWatch.paymentOf(operation.reference));
  if (followed.kind === "waits") return waitForPayment(context, operation, followed.what);
  if (followed.kind === "failed") {
    return moveTo(
      context,
      operation,
      "not-done",
      "the payment was not accepted; there is nothing to validate",
    );
  }
  const { attempt, transaction } = followed;
  const { transactionStatus, captureLimitDate } = transaction;
  switch (transactionStatus) {
    case "TO_VALIDATE":
    case "TO_REPLAY":
    case "TO_CHALLENGE":
      return beforeExpiry(context, operation, attempt, captureLimitDate || undefined);
    case "EXPIRED":
      return endUncaptured(context, operation, followed, "the payment expired");
    case "REFUSED":
      return endUncaptured(context, operation, followed, "the bank refused to authorise the payment anew");
    case "CANCELLED":
      return moveTo(context, operation, "not-done", "the payment was cancelled");
    case undefined:
    case "":
      return waitForPayment(context, operation, "the gateway does not tell the status yet");
    default:
      return moveTo(context, operation, "accepted", "the payment was validated");
  }
}

async function beforeExpiry(
  context: WatchValidationContext,
  operation: Operation,
  attempt: Attempt,
  limitDate: string | undefined,
): Promise<Operation> {
  const now = context.now();
  const limit = validationDeadlineOf(attempt, limitDate);
  const warnAt = limit - context.captureWarningMs;
  const captureDue = { reference: attempt.reference, at: limit };
  if (now < warnAt) {
    const what = "authorised; the merchant has to validate it";
    return moveTo(context, operation, "prepared", what, {
      captureDue,
      checkAt: Math.min(warnAt, now + longestPauseMs),
    });
  }
  if (operation.warnedAt === undefined && !(await tell(context, attempt, "due", limitDate))) {
    return waitForPayment(context, operation, "must be validated soon; the shop could not be told yet");
  }
  return moveTo(context, operation, "prepared", "must be validated soon; the shop was told", {
    captureDue,
    warnedAt: operation.warnedAt ?? now,
    // The gateway's evening may take some time.
    checkAt: Math.min(Math.max(limit + 2 * hourMs, now + hourMs), now + longestPauseMs),
  });
}

/** The shop must not ship what it will not be paid for, whoever has seen why: tells it first. */
async function endUncaptured(
  context: WatchValidationContext,
  operation: Operation,
  { attempt, transaction }: Shown,
  why: string,
): Promise<Operation> {
  const isTold = await tell(context, attempt, "expired", transaction.captureLimitDate || undefined);
  return isTold
    ? moveTo(context, operation, "refused", `${why}: nothing was captured`)
    : waitForPayment(context, operation, `${why}; the shop could not be told yet`);
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
  if (!(await tellShop(context, "onCaptureDue", attempt, () => context.onCaptureDue(due)))) return false;
  context.log({ step: `capture ${kind}`, reference, orderId, ...(limitDate && { detail: limitDate }) });
  return true;
}
