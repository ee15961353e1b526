/**
 * How the journal identifies the operation that watches a payment until it is validated. Like a card to save, it locks
 * a reference of its own: the merchant validates, cancels or refunds the payment meanwhile.
 */
export const validationWatch = {
  keyOf: (reference: string) => `validation:${reference}`,
  referenceOf: (reference: string) => `HOLD${reference}`,
  /** The payment that such an operation watches. */
  paymentOf: (watchReference: string) => watchReference.slice("HOLD".length),
};
