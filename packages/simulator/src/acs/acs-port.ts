import type { Verdict } from "../ledger/authentications.js";

/** What the cardholder is asked to confirm. */
export interface ShownChallenge {
  readonly amount: number;
  readonly currencyCode: string;
  readonly maskedPan: string;
  readonly merchantName: string;
}

/** What the access control server asks of the gateway: it sees a message, never the ledger or the keys. */
export interface AcsPort {
  /** What the cardholder is asked to confirm; undefined when the message is unknown, forged, used or too old. */
  open(paReq: string): ShownChallenge | undefined;
  /** The PaRes that carries the verdict back to the shop. Throws when the message cannot be opened. */
  decide(paReq: string, verdict: Verdict): string;
}
