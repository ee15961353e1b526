/** Who takes the card: the gateway's own fields (`hosted`), or ours, which encrypt it (`cse`). */
export type CardMode = "hosted" | "cse";

/** How an attempt is paid: by a card that is entered, or by one that the buyer has saved. */
export type SessionMode = CardMode | "wallet";

/** A card that the gateway keeps for the buyer, as its mask and end date (YYYYMM) show it. */
export interface SavedCard {
  paymentMeanId: string;
  maskedPan?: string;
  panExpiryDate?: string;
  paymentMeanBrand?: string;
  paymentMeanAlias?: string;
}

/** What our inputs encrypt with. */
export interface CseOfSession {
  scheme?: string;
  modulus?: string;
  exponent?: string;
  keyId?: string;
  notAfter?: string;
}

/** What the shop's server hands out for one attempt to pay. */
export interface PaymentSession {
  session: string;
  mode: SessionMode;
  expiresAt?: string;
  hosted?: { merchantSessionToken: string; sdkUrl: string };
  cse?: CseOfSession;
  savedCards?: readonly SavedCard[];
}
