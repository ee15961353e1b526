import type { Transaction } from "./transaction.js";

/**
 * What moves or reserves money: an accepted authorisation (charge); the part of it that is dropped, by the shop
 * (cancel) or otherwise (release: expiry, a refused challenge, a part not validated); what is taken from the buyer
 * (capture); what is returned to them (refund), or reclaimed by their bank (return); and what is paid without a prior
 * payment (credit).
 */
export type MovementKind = "charge" | "cancel" | "release" | "capture" | "refund" | "return" | "credit";

/** One movement of money. Recorded separately from the transactions, so that the two can be compared. */
export interface Movement {
  readonly at: number;
  readonly kind: MovementKind;
  readonly merchantId: string;
  readonly transactionReference: string;
  readonly amount: number;
  readonly currencyCode: string;
}

export function movement(transaction: Transaction, at: number, kind: MovementKind, amount: number): Movement {
  const { merchantId, transactionReference, currencyCode } = transaction;
  return { at, kind, merchantId, transactionReference, amount, currencyCode };
}
