import type { AbandonReason, AttemptState, JsonObject, PaymentMode } from "@sips-kit/protocol";
import { chargedMinor } from "./charged-minor.js";
import type { Instalment } from "./instalment-plan.js";
import type { LimitName } from "./limit-name.js";

// Pages receive them as well, so they are part of the contract with the elements.
export type { AbandonReason, AttemptState, PaymentMode };

/**
 * The one table of permitted moves. `charging` and `confirming` go back to `redirected` only when the gateway has said
 * that the return was not the real one: a forged return must not end a payment. If nobody comes back after that, or if
 * the buyer may have paid without coming back, a query decides how the attempt ends. Only the bank leads away from
 * `accepted`: it may return a direct debit for weeks.
 */
export const permittedMoves: { readonly [from in AttemptState]: readonly AttemptState[] } = {
  opened: ["starting", "abandoned"],
  starting: ["charging", "redirected", "refused", "abandoned"],
  redirected: ["confirming", "charging", "abandoned", "refused", "accepted", "in-review", "unknown"],
  confirming: ["charging", "redirected", "refused", "abandoned", "accepted", "in-review", "unknown"],
  charging: ["accepted", "refused", "in-review", "unknown", "abandoned", "redirected"],
  unknown: ["unknown", "accepted", "refused", "in-review", "abandoned"],
  "in-review": ["accepted", "refused", "abandoned"],
  accepted: ["returned"],
  refused: [],
  abandoned: [],
  returned: [],
};

/**
 * True when an attempt may move from one state to the other.
 *
 * @param amends see `Move`
 */
export function permitsMove(from: AttemptState, to: AttemptState, amends = false): boolean {
  return permittedMoves[from].includes(to) || (amends && from === "accepted" && to === "accepted");
}

/** All states of an attempt: `Object.keys` of the table are exactly those that its type names. */
export const attemptStates = Object.keys(permittedMoves) as readonly AttemptState[];

/** The states from which an attempt may enter this one. */
export function statesBefore(to: AttemptState): readonly AttemptState[] {
  return attemptStates.filter((from) => permittedMoves[from].includes(to));
}

/** States that say how the attempt ended; `in-review` ends it for the buyer, the merchant decides later. */
const resultStates = [
  "accepted",
  "refused",
  "in-review",
  "abandoned",
  "returned",
] as const satisfies AttemptState[];

/** True when the attempt has a result of which the shop is notified. */
export function hasResult(state: AttemptState): boolean {
  return (resultStates as readonly AttemptState[]).includes(state);
}

/** True when the attempt has ended. After that, only the bank can change an accepted one: it may return a debit. */
export function isFinal(state: AttemptState): boolean {
  return state === "accepted" || permittedMoves[state].length === 0;
}

/** True while no other attempt may charge the same order: it is paid, or may be. */
export function holdsOrder(state: AttemptState): boolean {
  return ["charging", "unknown", "accepted", "in-review"].includes(state);
}

/** True when the bank has authorised the attempt, held for fraud review or not: another one would pay twice. */
export function isPaid(state: AttemptState): boolean {
  return state === "accepted" || state === "in-review";
}

/** True when the attempt ended without a payment: the shop may offer another one. */
export function isFailure(state: AttemptState): boolean {
  return state === "refused" || state === "abandoned";
}

/**
 * How many returns of one attempt may reach the gateway. Anybody who knows the return URL can post to it, and each post
 * would lead to a charge call.
 */
export const maxReturnTries = 5;

/** True while a return of this attempt may still reach the gateway. */
export function hasTriesLeft({ facts }: Attempt): boolean {
  return (facts.tries ?? 0) < maxReturnTries;
}

/** What is known about an attempt beyond its state, as later steps, the shop or its support need it. No card data. */
export interface AttemptFacts {
  /** What the payment method keeps from its first call. */
  readonly state?: JsonObject | undefined;
  /** The proof from the buyer's return, for payment methods that need it again. */
  readonly proof?: JsonObject | undefined;
  /** Earlier proofs, kept if the buyer may have paid already: one of them may be the real return. */
  readonly earlierProofs?: readonly JsonObject[] | undefined;
  /** The order id that was sent to the gateway; absent when none was. */
  readonly sentOrderId?: string | undefined;
  readonly responseCode?: string | undefined;
  readonly acquirerResponseCode?: string | undefined;
  readonly authorisationId?: string | undefined;
  readonly maskedPan?: string | undefined;
  /** The shop's customer id, from `details.customerId` of the order; card numbers are masked. */
  readonly customerId?: string | undefined;
  /** The mandate that permits the debit (its unique mandate reference). */
  readonly mandateId?: string | undefined;
  /** The mandate's status, once it is no longer the one with which it was debited. */
  readonly mandateStatus?: string | undefined;
  /** When the debtor's account is debited: YYYYMMDD. */
  readonly valueDate?: string | undefined;
  /** Until when an accepted payment is queried, because the bank may still return it. */
  readonly followedUntil?: number | undefined;
  /** When an accepted payment was last found changed: the shop is notified by `onChange`. */
  readonly changedAt?: number | undefined;
  readonly paymentMeanBrand?: string | undefined;
  readonly holderAuthentStatus?: string | undefined;
  readonly guaranteeIndicator?: string | undefined;
  /** How the order is divided, when the buyer has chosen instalments: the attempt itself charges the first one. */
  readonly instalments?: readonly Instalment[] | undefined;
  /** The ways to divide the order that the buyer was shown, until they have chosen. */
  readonly offeredInstalments?: readonly (readonly Instalment[])[] | undefined;
  readonly captureMode?: string | undefined;
  readonly captureDay?: string | undefined;
  readonly captureLimitDate?: string | undefined;
  /** The card scheme's id of the payment; later payments with the same card refer to it. */
  readonly schemeTransactionIdentifier?: string | undefined;
  readonly transactionStatus?: string | undefined;
  readonly scoreColor?: string | undefined;
  readonly reason?: AbandonReason | undefined;
  /**
   * How the cardholder was authenticated: by a challenge; frictionless (or the card does not support 3-D Secure);
   * elsewhere, by another provider; or not at all (`none`), because the gateway could not and the shop accepts that, or
   * because the shop asked for none.
   */
  readonly authentication?: "challenge" | "frictionless" | "elsewhere" | "none" | undefined;
  /** The reference of the soft-declined attempt that this one retries with a challenge. */
  readonly retryOf?: string | undefined;
  /** The reference of the attempt that retries this one. */
  readonly retriedBy?: string | undefined;
  /**
   * When money may first have moved: the charge was about to be sent, or the buyer redirected to where they can pay.
   */
  readonly orderedAt?: number | undefined;
  /** The shop for which that happened: the gateway shows the transaction to it alone. */
  readonly merchantId?: string | undefined;
  /** True when the buyer was redirected to where they can pay, and so may have paid without coming back. */
  readonly mayPayAway?: boolean | undefined;
  /** True when the buyer chose to pay in another way although this attempt may still turn out paid. */
  readonly letOrderGo?: boolean | undefined;
  /** The reference of such an earlier attempt, when the buyer pays with this one instead. */
  readonly paysBeside?: string | undefined;
  /** How many returns were sent to the gateway. */
  readonly tries?: number | undefined;
  /** Keyed hashes of buyer, order and card, under which the attempt's result is counted. */
  readonly limitKeys?: readonly string[] | undefined;
  /** True when the buyer has passed a captcha: no limit blocks this attempt. */
  readonly isHuman?: boolean | undefined;
  /** With the reason `too-many-refusals`: the limit that has ended the attempt, and until when it lasts. */
  readonly limit?: LimitName | undefined;
  readonly limitedUntil?: number | undefined;
}

/** One attempt to pay one order. */
export interface Attempt {
  /** The gateway's `transactionReference`: unique for ever, sortable by time. */
  readonly reference: string;
  readonly orderId: string;
  readonly state: AttemptState;
  /** Counts the moves; with the reference it identifies each event. */
  readonly version: number;
  /** The id of its payment method: `card`, `saved-card`, `paypal`, ... */
  readonly paymentMethod: string;
  /** How the card was entered; undefined for other payment methods. */
  readonly mode?: PaymentMode | undefined;
  /** The order's, in the smallest unit of the currency: 2490 is 24.90 EUR. */
  readonly amountMinor: number;
  /** ISO 4217 numeric, such as `978`. */
  readonly currencyCode: string;
  /** Milliseconds since 1970, like all times here. */
  readonly createdAt: number;
  readonly updatedAt: number;
  /** When the form can no longer be submitted. */
  readonly expiresAt: number;
  /** How often the gateway was asked about it. */
  readonly checks: number;
  readonly notifiedAt?: number | undefined;
  /** When the shop is to be notified of the result; absent when no notification is due. */
  readonly notifyAt?: number | undefined;
  readonly facts: AttemptFacts;
}

/**
 * Until when to wait for a buyer who begins a step now. Each step has a whole session, as at the gateway, whose own
 * session begins when the buyer submits: a buyer who took long over the form still has time at their bank.
 */
export function awaitedUntil({ createdAt, expiresAt }: Attempt, now: number): number {
  return now + (expiresAt - createdAt);
}

/** What an attempt itself charges, in the smallest unit. */
export function chargedByAttempt({ amountMinor, facts }: Attempt): number {
  return chargedMinor({ amountMinor, instalments: facts.instalments });
}
