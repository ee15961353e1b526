import type { Attempt } from "./attempt.js";

/** An order that was paid more than once. */
export interface Overpaid {
  /** The reference of the payment that counts. */
  readonly keep: string;
  /** The references of those to refund, oldest first. */
  readonly refund: readonly string[];
}

/**
 * Which payments of an order are surplus; undefined when there is one at most. The payment that counts is the one the
 * buyer chose last.
 *
 * @param attempts all attempts of one order
 */
export function overpaidAmong(attempts: readonly Attempt[]): Overpaid | undefined {
  const paid = attempts
    .filter(({ state }) => state === "accepted")
    .sort((one, other) => (one.reference < other.reference ? -1 : 1));
  const kept = paid.findLast(({ facts }) => facts.letOrderGo !== true) ?? paid.at(-1);
  if (!kept || paid.length < 2) return undefined;
  const refund = paid.filter((one) => one !== kept).map(({ reference }) => reference);
  return { keep: kept.reference, refund };
}
