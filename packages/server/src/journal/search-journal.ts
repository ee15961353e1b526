import type { Attempt, AttemptState } from "../domain/attempt.js";

/**
 * Filters of a search. An attempt must match all that are given. Operations that take a payment (`payingKinds`) are
 * searched and counted as attempts, in the form of `attemptOfOperation`; their wallet is a term as well.
 */
export interface AttemptQuery extends Period {
  readonly state?: AttemptState | undefined;
  /** The id of a payment method. */
  readonly paymentMethod?: string | undefined;
  readonly amountMinor?: number | undefined;
  /** Only payments that wait to be validated, and expire before this time: milliseconds since 1970. */
  readonly captureDueBefore?: number | undefined;
  /** Equals the reference, or one of the terms of `openedTermsOf` and `resultTermsOf`. */
  readonly text?: string | undefined;
  /** Only attempts whose references sort before this one: `next` of the previous page. */
  readonly before?: string | undefined;
  readonly limit: number;
}

/** When attempts were opened, according to their references: `from` is included, `to` is not. */
export interface Period {
  readonly from?: number | undefined;
  readonly to?: number | undefined;
}

/** An attempt that a search has found. */
export interface FoundAttempt extends Attempt {
  /** With `captureDueBefore`: when its authorisation expires, milliseconds since 1970. */
  readonly captureDueAt?: number | undefined;
}

/** One page of results, the newest first. */
export interface AttemptPage {
  readonly attempts: readonly FoundAttempt[];
  /** `before` of the next page; absent on the last page. */
  readonly next?: string | undefined;
}

/** Number of attempts by state; states without attempts may be absent. */
export type StateCounts = { readonly [state in AttemptState]?: number };
