/** A card in a buyer's wallet that the merchant may charge while the buyer is away. */
export interface SavedMean {
  readonly merchantWalletId: string;
  readonly paymentMeanId: string;
  /**
   * The card scheme's id of the first payment, in which the cardholder authenticated: sent as
   * `initialSchemeTransactionIdentifier`, so that the issuer finds their agreement. Without it, expect soft declines.
   */
  readonly schemeTransactionIdentifier?: string | undefined;
}
