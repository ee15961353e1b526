/**
 * What the browser-facing halves of the simulator (hosted fields, access control server) ask of the gateway.
 * They see a session or a message, never the ledger, the keys or another buyer's card.
 */

/** The card as the hosted frames send it: in clear, for the one call that turns it into a token. */
export interface HostedFieldsCard {
  cardNumber: string;
  /** YYYYMM */
  cardExpiryDate: string;
  cardCSCValue: string;
  paymentMeanBrand?: string;
}

export interface HostedFieldsPort {
  /** Answers undefined when the session is unknown, forged or older than its life time. */
  openSession(merchantSessionToken: string): { merchantId: string; brands?: string[] } | undefined;
  /** Keeps the card behind a single-use token, or says in one word what is wrong with it. */
  createPaymentToken(
    merchantSessionToken: string,
    card: HostedFieldsCard,
  ): { paymentToken: string } | { error: string };
  /** The brands of a card by its first six digits, such as ["CB", "VISA"]; [] when nobody issues it. */
  brandsOf(cardIIN: string): string[];
}

export type Verdict = "authenticate" | "fail" | "cancel";

export interface AcsPort {
  /** What the holder is asked to confirm; undefined when the message is unknown, forged, used or too old. */
  open(
    paReq: string,
  ): { amount: number; currencyCode: string; maskedPan: string; merchantName: string } | undefined;
  /** The PaRes that carries the verdict back to the shop. Throws when the message cannot be opened. */
  decide(paReq: string, verdict: Verdict): string;
}
