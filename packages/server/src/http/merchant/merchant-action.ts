/** What a request of the merchant's routes does: the closed list that `authorize` decides on. */
export const merchantActions = [
  "read",
  "export",
  "cancel",
  "refund",
  "refundOverpayment",
  "validate",
  "acceptReview",
  "refuseReview",
  "duplicate",
  "charge",
  "moto",
  "cancelInstalments",
  "credit",
  "approveCredit",
  "declineCredit",
  "readFraud",
  "addToFraudList",
  "removeFromFraudList",
  "blockBuyer",
  "readMandate",
  "readWallet",
  "renamePaymentMean",
  "deletePaymentMean",
  "closeWallet",
  "readWebhooks",
  "replayWebhooks",
] as const;

/** See `merchantActions`. */
export type MerchantAction = (typeof merchantActions)[number];

/** What a request is about, as far as it says so: `authorize` may decide by it, for example by the amount. */
export interface MerchantSubject {
  /** The payment's `transactionReference`. */
  readonly reference?: string | undefined;
  readonly orderId?: string | undefined;
  readonly customerId?: string | undefined;
  readonly merchantWalletId?: string | undefined;
  /** In the wallet: a card, or a mandate. */
  readonly paymentMeanId?: string | undefined;
  readonly mandateId?: string | undefined;
  readonly idempotencyKey?: string | undefined;
  /** A fraud list. */
  readonly list?: string | undefined;
  /** Of a fraud list: `Black`, `Grey` or `White`. */
  readonly level?: string | undefined;
  /** In the smallest unit; absent for all that is left. */
  readonly amountMinor?: number | undefined;
  /** ISO 4217 numeric; absent where it is that of an earlier payment. */
  readonly currencyCode?: string | undefined;
}
