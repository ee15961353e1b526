import type { AbandonReason, AttemptState, JsonObject, PaymentMode } from "@sips-kit/protocol";
import type { LimitName } from "./limit-name.js";

// Pages are told of them as well, so they stand in the contract with the elements.
export type { AbandonReason, AttemptState, PaymentMode };

/**
 * The one table of permitted moves. `charging` and `confirming` go back to `redirected` only when the gateway has said
 * that what came back was not the real return: a forged one must not end a payment. When nobody comes back after that, or
 * where the buyer may have paid without coming back, the gateway is asked, and the attempt ends as it says.
 */
export const permittedMoves: { readonly [from in AttemptState]: readonly AttemptState[] } = {
  opened: ["starting", "abandoned"],
  starting: ["charging", "redirected", "refused", "abandoned"],
  redirected: ["confirming", "charging", "abandoned", "refused", "accepted", "in-review", "unknown"],
  confirming: ["charging", "redirected", "refused", "abandoned", "accepted", "in-review", "unknown"],
  charging: ["accepted", "refused", "in-review", "unknown", "abandoned", "redirected"],
  unknown: ["unknown", "accepted", "refused", "in-review", "abandoned"],
  "in-review": ["accepted", "refused", "abandoned"],
  accepted: [],
  refused: [],
  abandoned: [],
};

/** The states from which an attempt may come into this one. */
export function statesBefore(to: AttemptState): readonly AttemptState[] {
  // Object.keys of the table are exactly the states that its type names.
  return (Object.keys(permittedMoves) as AttemptState[]).filter((from) => permittedMoves[from].includes(to));
}

/** States that say how the attempt ended; `in-review` ends it for the buyer, the merchant decides later. */
export const resultStates = [
  "accepted",
  "refused",
  "in-review",
  "abandoned",
] as const satisfies AttemptState[];

/** True when the attempt has a result that the shop is told of. */
export function hasResult(state: AttemptState): boolean {
  return (resultStates as readonly AttemptState[]).includes(state);
}

/** True when no move leads on from this state: what happened there has happened for good. */
export function isFinal(state: AttemptState): boolean {
  return permittedMoves[state].length === 0;
}

/** True while no other attempt may order the same order: it is paid, or may be. */
export function holdsOrder(state: AttemptState): boolean {
  return ["charging", "unknown", "accepted", "in-review"].includes(state);
}

/** True when the attempt ended without a payment: the shop may offer another one. */
export function isFailure(state: AttemptState): boolean {
  return state === "refused" || state === "abandoned";
}

/**
 * How many returns of one attempt may reach the gateway. Anybody who knows the return address can post to it, and each
 * post would be a call that charges.
 */
export const maxReturnTries = 5;

/** True while a return of this attempt may still reach the gateway. */
export function hasTriesLeft({ facts }: Attempt): boolean {
  return (facts.tries ?? 0) < maxReturnTries;
}

/** What the gateway has said about an attempt, as far as later steps, the shop or its support need it. No card data. */
export interface AttemptFacts {
  /** What the payment method has to remember from its first call on. */
  readonly state?: JsonObject | undefined;
  /** What the buyer has brought back, of a payment method that needs it again. */
  readonly proof?: JsonObject | undefined;
  /** What came back before it, where the buyer may have paid already: one of them may be the real return. */
  readonly earlierProofs?: readonly JsonObject[] | undefined;
  /** The order id as the gateway was given it; absent when it was not. */
  readonly sentOrderId?: string | undefined;
  readonly responseCode?: string | undefined;
  readonly acquirerResponseCode?: string | undefined;
  readonly authorisationId?: string | undefined;
  readonly maskedPan?: string | undefined;
  readonly paymentMeanBrand?: string | undefined;
  readonly holderAuthentStatus?: string | undefined;
  readonly guaranteeIndicator?: string | undefined;
  readonly transactionStatus?: string | undefined;
  readonly scoreColor?: string | undefined;
  readonly reason?: AbandonReason | undefined;
  /**
   * How the holder was authenticated: asked by the bank, recognised without being asked (or a card that takes no part in
   * 3-D Secure), or not at all because the gateway could not and the shop's settings go on all the same.
   */
  readonly authentication?: "challenge" | "frictionless" | "none" | undefined;
  /** This attempt tries again, with a challenge, what the bank declined without one: the reference of that attempt. */
  readonly retryOf?: string | undefined;
  /** The reference of the attempt that tries this one again. */
  readonly retriedBy?: string | undefined;
  /** Since when money may have moved: the charge was about to leave, or the buyer to where they may pay. */
  readonly orderedAt?: number | undefined;
  /** True when the buyer was sent where they may pay, and so may have paid whenever they are not back. */
  readonly mayPayAway?: boolean | undefined;
  /** True when the buyer chose to pay in another way although this attempt may still turn out paid. */
  readonly letOrderGo?: boolean | undefined;
  /** The reference of such an attempt, beside which the buyer pays with this one. */
  readonly paysBeside?: string | undefined;
  /** How many returns, as browsers brought them, were sent to the gateway. */
  readonly tries?: number | undefined;
  /** Keyed hashes of buyer, order and card: how the attempt ends is counted under them. */
  readonly limitKeys?: readonly string[] | undefined;
  /** True when the buyer has proved to be human: no limit holds this attempt up. */
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
  /** Counts the moves; with the reference it names each event once. */
  readonly version: number;
  /** The id of its payment method: `card`, `saved-card`, `paypal`, ... */
  readonly paymentMethod: string;
  /** How the card came in; undefined for what is no card. */
  readonly mode?: PaymentMode | undefined;
  /** In the smallest unit of the currency: 2490 is 24.90 EUR. */
  readonly amountMinor: number;
  /** ISO 4217 numeric, such as `978`. */
  readonly currencyCode: string;
  /** Milliseconds since 1970, like all times here. */
  readonly createdAt: number;
  readonly updatedAt: number;
  /** After it the buyer cannot pay with this attempt any more. */
  readonly expiresAt: number;
  /** How often the gateway was asked about it. */
  readonly checks: number;
  readonly notifiedAt?: number | undefined;
  /** When the shop is to be told of the result; absent when nothing is to be told. */
  readonly notifyAt?: number | undefined;
  readonly facts: AttemptFacts;
}
