import type { BuyerMessage } from "@sips-kit/protocol";
import type { LimitName } from "../rate-limits/limit-rules.js";
import { hasTriesLeft, type AbandonReason, type Attempt, type AttemptFacts } from "./attempt.js";
import type { AttemptState, PaymentMode } from "./attempt.js";
import { buyerMessageOf } from "./buyer-message.js";
import type { Desk } from "./settings.js";
import { challengeUrl, resultSession } from "./signed-links.js";

/** What the shop is told of an attempt to pay: no card data beyond the masked number. */
export interface Payment {
  /** The gateway's `transactionReference`. */
  readonly reference: string;
  readonly orderId: string;
  readonly state: AttemptState;
  readonly mode: PaymentMode;
  readonly amountMinor: number;
  readonly currencyCode: string;
  /** Signed; stands in the URL of the result page, and finds the payment again without a cookie for 30 days. */
  readonly session: string;
  /**
   * Path of the page that takes the buyer to the bank, while the cardholder must still be asked. For the order's own
   * buyer alone: whoever has it may post the bank's answer.
   */
  readonly challengeUrl?: string | undefined;
  readonly responseCode?: string | undefined;
  readonly acquirerResponseCode?: string | undefined;
  readonly authorisationId?: string | undefined;
  readonly maskedPan?: string | undefined;
  readonly paymentMeanBrand?: string | undefined;
  readonly holderAuthentStatus?: string | undefined;
  /** `Y` when the issuer bears the loss if the holder contests. */
  readonly guaranteeIndicator?: string | undefined;
  /** False when the shop bears the loss if the holder contests; undefined while nobody has told. */
  readonly liabilityShift?: boolean | undefined;
  /** The attempt that the bank declined because it wanted to ask the holder, and that this one tries again. */
  readonly retryOf?: string | undefined;
  /** The attempt that tries this one again with a challenge: its result is the one to wait for. */
  readonly retriedBy?: string | undefined;
  /** Why it was given up, when `state` is `abandoned`: nothing was charged. */
  readonly reason?: AbandonReason | undefined;
  /** With the reason `too-many-refusals`: the limit that was passed, for support, and until when it lasts. */
  readonly limit?: LimitName | undefined;
  readonly limitedUntil?: number | undefined;
  /** What to tell the buyer, when code or reason have something to say. */
  readonly buyerMessage?: BuyerMessage | undefined;
  readonly createdAt: number;
  readonly updatedAt: number;
  /** The same for each delivery of the same result: a shop that keeps it never books twice. */
  readonly deliveryId: string;
}

/** Shows an attempt to the shop. `session` is the signed reference by which it was found, when it was. */
export function paymentOf(
  desk: Desk,
  attempt: Attempt,
  session: string = resultSession(desk, attempt),
): Payment {
  const { facts } = attempt;
  const canGoToBank = attempt.state === "awaiting-buyer" && hasTriesLeft(attempt);
  return {
    reference: attempt.reference,
    orderId: attempt.orderId,
    state: attempt.state,
    mode: attempt.mode,
    amountMinor: attempt.amountMinor,
    currencyCode: attempt.currencyCode,
    session,
    ...(canGoToBank && { challengeUrl: challengeUrl(desk, attempt) }),
    responseCode: facts.responseCode,
    acquirerResponseCode: facts.acquirerResponseCode,
    authorisationId: facts.authorisationId,
    maskedPan: facts.maskedPan,
    paymentMeanBrand: facts.paymentMeanBrand,
    holderAuthentStatus: facts.holderAuthentStatus,
    guaranteeIndicator: facts.guaranteeIndicator,
    liabilityShift: liabilityShiftOf(facts),
    retryOf: facts.retryOf,
    retriedBy: facts.retriedBy,
    reason: facts.reason,
    limit: facts.limit,
    limitedUntil: facts.limitedUntil,
    buyerMessage: buyerMessageOf(attempt),
    createdAt: attempt.createdAt,
    updatedAt: attempt.updatedAt,
    deliveryId: `${attempt.reference}-${attempt.version}`,
  };
}

/**
 * The shop's result page for an attempt, as a path; held to the shop's own origin, so that no setting becomes an open
 * redirect. Where the shop's function fails, the buyer comes to its first page: he may have paid.
 */
export function resultUrlOf(desk: Desk, attempt: Attempt): string {
  const { origin } = new URL(desk.publicUrl);
  try {
    const url = new URL(desk.resultUrl(paymentOf(desk, attempt)), origin);
    if (url.origin !== origin) throw new TypeError("The result page is of another origin.");
    // Two slashes at the beginning would be another host.
    return url.pathname.replace(/^\/+/, "/") + url.search + url.hash;
  } catch (error) {
    desk.log({
      step: "resultUrl failed",
      reference: attempt.reference,
      orderId: attempt.orderId,
      code: error instanceof Error ? error.name : typeof error,
    });
    return "/";
  }
}

/** The order's answer tells it; without authentication nobody takes the loss over, unless the gateway says so. */
function liabilityShiftOf({ guaranteeIndicator, authentication }: AttemptFacts): boolean | undefined {
  if (guaranteeIndicator) return guaranteeIndicator === "Y";
  return authentication === "none" ? false : undefined;
}
