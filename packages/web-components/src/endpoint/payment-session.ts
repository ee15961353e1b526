/** Who takes the card: the gateway's own fields (`hosted`), or ours, which encrypt it (`cse`). */
export type CardMode = "hosted" | "cse";

/** What the shop's server hands out for one attempt to pay. */
export interface PaymentSession {
  session: string;
  mode: CardMode;
  expiresAt?: string;
  hosted?: { merchantSessionToken: string; sdkUrl: string };
  cse?: { scheme?: string; modulus?: string; exponent?: string; keyId?: string; notAfter?: string };
}
