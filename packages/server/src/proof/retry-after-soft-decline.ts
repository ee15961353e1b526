import type { Attempt } from "../domain/attempt.js";
import { createReference } from "../domain/reference.js";
import type { Context } from "../context/context.js";

/** The acquirer's code when the bank wants the cardholder to authenticate first. */
export const softDeclineCode = "A1";

/**
 * True when the bank has declined an attempt only for lack of authentication, so that it may be retried once with a
 * challenge: never after a challenge, and never a second time.
 */
export function mayBeRetried(attempt: Attempt, acquirerResponseCode: string | undefined): boolean {
  const { authentication, retryOf } = attempt.facts;
  const wasAsked = authentication !== "frictionless" && authentication !== "none";
  return acquirerResponseCode === softDeclineCode && !wasAsked && retryOf === undefined;
}

/** True when one of an order's attempts was soft-declined: the next attempt requests a challenge. */
export function wasSoftDeclined(attempts: readonly Attempt[]): boolean {
  return attempts.some(
    ({ state, facts }) => state === "refused" && facts.acquirerResponseCode === softDeclineCode,
  );
}

/**
 * Opens the attempt that retries a soft-declined one, before that one ends: the result that the shop is notified of
 * names an attempt that already exists. Returns its reference.
 */
export async function openRetry(
  context: Pick<Context, "journal" | "log" | "now" | "random" | "sessionLifeMs">,
  declined: Attempt,
): Promise<string> {
  const now = context.now();
  const expiresAt = now + context.sessionLifeMs;
  const { orderId, paymentMethod, mode, amountMinor, currencyCode, facts } = declined;
  const { limitKeys, isHuman, paysBeside, customerId, instalments } = facts;
  const reference = createReference(now, context.random);
  await context.journal.open({
    reference,
    orderId,
    paymentMethod,
    mode,
    amountMinor,
    currencyCode,
    createdAt: now,
    expiresAt,
    checkAt: expiresAt,
    facts: { retryOf: declined.reference, limitKeys, isHuman, paysBeside, customerId, instalments },
  });
  context.log({ step: "retry with challenge", reference, orderId, detail: `after ${declined.reference}` });
  return reference;
}
