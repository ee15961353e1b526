import { hasTriesLeft, type Attempt, type AttemptFacts } from "../domain/attempt.js";
import { buyerMessageOf } from "../domain/buyer-message.js";
import { faultToLog } from "../gateway/fault-to-log.js";
import { overpaidAmong, type Overpaid } from "../domain/payment-to-keep.js";
import type { Payment } from "../domain/payment.js";
import type { Context } from "../context/context.js";
import { ownPage } from "../context/own-page.js";
import { confirmUrl, redirectUrl, resultSession } from "../context/signed-links.js";

/** Converts an attempt to what the shop sees. `session` is the signed reference by which it was found, if any. */
export function paymentOf(
  context: Pick<Context, "now" | "publicUrl" | "signingKeys">,
  attempt: Attempt & Pick<Payment, "captureDueAt">,
  session: string = resultSession(context, attempt),
  overpaid?: Overpaid,
): Payment {
  const { facts } = attempt;
  const canGoToBank = attempt.state === "redirected" && hasTriesLeft(attempt);
  return {
    reference: attempt.reference,
    orderId: attempt.orderId,
    state: attempt.state,
    paymentMethod: attempt.paymentMethod,
    mode: attempt.mode,
    amountMinor: attempt.amountMinor,
    currencyCode: attempt.currencyCode,
    session,
    ...(canGoToBank && { redirectUrl: redirectUrl(context, attempt) }),
    ...(attempt.state === "confirming" && { confirmUrl: confirmUrl(context, attempt) }),
    mayBePaid: mayBePaid(attempt),
    responseCode: facts.responseCode,
    acquirerResponseCode: facts.acquirerResponseCode,
    authorisationId: facts.authorisationId,
    maskedPan: facts.maskedPan,
    customerId: facts.customerId,
    mandateId: facts.mandateId,
    mandateStatus: facts.mandateStatus,
    valueDate: facts.valueDate,
    paymentMeanBrand: facts.paymentMeanBrand,
    holderAuthentStatus: facts.holderAuthentStatus,
    guaranteeIndicator: facts.guaranteeIndicator,
    liabilityShift: liabilityShiftOf(facts),
    authentication: facts.authentication,
    instalments: facts.instalments,
    captureMode: facts.captureMode,
    captureDay: facts.captureDay,
    captureLimitDate: facts.captureLimitDate,
    ...(attempt.captureDueAt !== undefined && { captureDueAt: attempt.captureDueAt }),
    scoreColor: facts.scoreColor,
    retryOf: facts.retryOf,
    retriedBy: facts.retriedBy,
    ...(overpaid && { overpaid }),
    reason: facts.reason,
    limit: facts.limit,
    limitedUntil: facts.limitedUntil,
    buyerMessage: buyerMessageOf(attempt),
    changedAt: facts.changedAt,
    createdAt: attempt.createdAt,
    updatedAt: attempt.updatedAt,
    eventId: `${attempt.reference}-${attempt.version}`,
  };
}

/** The part of the context by which the shop names its result page. */
export type ResultUrlContext = Pick<Context, "log" | "now" | "publicUrl" | "resultUrl" | "signingKeys">;

/** The shop's result page for an attempt. */
export function resultUrlOf(context: ResultUrlContext, attempt: Attempt): string {
  const { reference, orderId } = attempt;
  return ownPage(
    context.publicUrl,
    () => context.resultUrl(paymentOf(context, attempt)),
    (fault) => context.log({ step: "resultUrl failed", reference, orderId, ...faultToLog(fault) }),
  );
}

function mayBePaid({ state, facts }: Attempt): boolean {
  const isAway = state === "redirected" || state === "confirming";
  return state === "charging" || state === "unknown" || (isAway && facts.mayPayAway === true);
}

/**
 * The charge's answer says so. Without authentication there is no liability shift, unless the gateway says otherwise.
 */
function liabilityShiftOf({ guaranteeIndicator, authentication }: AttemptFacts): boolean | undefined {
  if (guaranteeIndicator) return guaranteeIndicator === "Y";
  return authentication === "none" ? false : undefined;
}

/** All attempts of an order as the shop sees them. Each payment of an overpaid order is marked. */
export function paymentsOf(
  context: Pick<Context, "now" | "publicUrl" | "signingKeys">,
  attempts: readonly Attempt[],
): readonly Payment[] {
  const overpaid = overpaidAmong(attempts);
  return attempts.map((attempt) =>
    paymentOf(context, attempt, undefined, attempt.state === "accepted" ? overpaid : undefined),
  );
}
