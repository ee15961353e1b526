import { buyerMessageOf, codes } from "@sips-kit/protocol";
import type { AbandonReason, Attempt, AttemptState, PaymentMode } from "./attempt.js";
import type { Desk } from "./settings.js";
import { signReference } from "./signed-reference.js";

/** What the shop is told of an attempt to pay: no card data beyond the masked number. */
export interface Payment {
  /** The gateway's `transactionReference`. */
  readonly reference: string;
  readonly orderId: string;
  readonly state: AttemptState;
  readonly mode: PaymentMode;
  readonly amountMinor: number;
  readonly currencyCode: string;
  /** Signed; stands in the URLs of result and return, and finds the payment again without a cookie. */
  readonly session: string;
  readonly responseCode?: string | undefined;
  readonly acquirerResponseCode?: string | undefined;
  readonly authorisationId?: string | undefined;
  readonly maskedPan?: string | undefined;
  readonly paymentMeanBrand?: string | undefined;
  readonly holderAuthentStatus?: string | undefined;
  /** `Y` when the issuer bears the loss if the holder contests. */
  readonly guaranteeIndicator?: string | undefined;
  /** Why it was given up, when `state` is `abandoned`: nothing was charged. */
  readonly reason?: AbandonReason | undefined;
  /** What to tell the buyer, when the code has something to say. */
  readonly buyerMessage?: { readonly en: string; readonly fr: string } | undefined;
  readonly createdAt: number;
  readonly updatedAt: number;
  /** The same for each delivery of the same result: a shop that keeps it never books twice. */
  readonly deliveryId: string;
}

// Long enough for a buyer who comes back to the result page days later.
const seenForMs = 30 * 24 * 3_600_000;

/** Shows an attempt to the shop. */
export function paymentOf(desk: Desk, attempt: Attempt): Payment {
  const { facts } = attempt;
  return {
    reference: attempt.reference,
    orderId: attempt.orderId,
    state: attempt.state,
    mode: attempt.mode,
    amountMinor: attempt.amountMinor,
    currencyCode: attempt.currencyCode,
    session: seeSession(desk, attempt),
    responseCode: facts.responseCode,
    acquirerResponseCode: facts.acquirerResponseCode,
    authorisationId: facts.authorisationId,
    maskedPan: facts.maskedPan,
    paymentMeanBrand: facts.paymentMeanBrand,
    holderAuthentStatus: facts.holderAuthentStatus,
    guaranteeIndicator: facts.guaranteeIndicator,
    reason: facts.reason,
    buyerMessage: facts.responseCode === undefined ? undefined : messageOf(facts.responseCode),
    createdAt: attempt.createdAt,
    updatedAt: attempt.updatedAt,
    deliveryId: `${attempt.reference}-${attempt.version}`,
  };
}

/** The signed reference that lets its bearer come back and see the result. */
export function seeSession(desk: Desk, attempt: Attempt): string {
  return signReference(attempt.reference, "see", attempt.createdAt + seenForMs, desk.signingKeys);
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

function messageOf(code: string): Payment["buyerMessage"] {
  const en = buyerMessageOf(codes.responseCode, code, "en");
  const fr = buyerMessageOf(codes.responseCode, code, "fr");
  return en === undefined || fr === undefined ? undefined : { en, fr };
}
