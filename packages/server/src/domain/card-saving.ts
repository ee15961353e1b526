/**
 * How the journal identifies the operation that saves the card of a payment. It locks a reference of its own instead of
 * the payment's: the merchant may decide a review, or refund, while the card waits.
 */
export const cardSaving = {
  /** The operation's idempotency key: a payment's card is saved once. */
  keyOf: (reference: string) => `save-card:${reference}`,
  referenceOf: (reference: string) => `CARD${reference}`,
  /** The payment whose card such an operation saves. */
  paymentOf: (savingReference: string) => savingReference.slice("CARD".length),
};
