import type { Card } from "./card.js";
import type { CardCountries, Screening } from "./screening-result.js";
import type { WireObject } from "./wire.js";

/**
 * The status of a transaction. The first two are ours: the cardholder is still being authenticated, nothing is ordered,
 * and the gateway's own look-ups do not show it yet. The others are the gateway's.
 */
export type TransactionStatus =
  | "AUTHENTICATING"
  | "AUTHENTICATED"
  | "TO_AUTHORIZE"
  | "TO_REPLAY"
  | "TO_VALIDATE"
  | "TO_CAPTURE"
  | "TO_CREDIT"
  | "TO_CHALLENGE"
  | "CAPTURED"
  | "CREDITED"
  | "CANCELLED"
  | "REFUSED"
  | "EXPIRED"
  | "REFERRAL"
  | "WAITING_AUTHOR"
  | "PENDING"
  /** A debit that the bank has returned; the word is ours. */
  | "UNPAID";

/** How the cardholder was authenticated, or not. */
export interface HolderAuthentication {
  readonly status:
    "SUCCESS" | "FAILURE" | "CANCEL" | "ATTEMPT" | "NOT_ENROLLED" | "ERROR" | "BYPASS" | "NO_AUTHENT";
  /** How it went; absent when nobody was authenticated. */
  readonly type?: "CHALLENGE" | "FRICTIONLESS";
}

/** One thing that happened to a transaction. */
export interface HistoryEntry {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly operation: string;
  readonly transactionStatus: TransactionStatus;
  readonly amount: number;
  readonly responseCode?: string;
}

/** What replaces a card in other payments: a bank account, a provider, a wallet. */
export interface OtherMean {
  /** paymentMeanType of the look-ups. */
  readonly type: "CREDIT_TRANSFER" | "DIRECT_DEBIT" | "PROVIDER" | "WALLET";
  /** What answers show of it, instead of card data. */
  readonly fields: WireObject;
  /** True when the buyer has agreed to this payment only, so that it cannot be duplicated. */
  readonly isForOnePayment?: true;
}

/** The data by which a buyer may be recognised. */
export interface BuyerTraits {
  readonly email?: string;
  readonly name?: string;
  readonly phone?: string;
  readonly postalCode?: string;
}

/** A payment as the gateway keeps it. Amounts in the smallest unit of the currency. */
export interface Transaction {
  readonly merchantId: string;
  readonly transactionReference: string;
  readonly s10TransactionReference: {
    readonly s10TransactionId: string;
    readonly s10TransactionIdDate: string;
  };
  readonly createdAt: number;
  readonly originAmount: number;
  readonly currencyCode: string;
  readonly captureDay: number;
  readonly captureMode: string;
  /** For other means of payment, a stand-in: see card-stand-in.ts. */
  readonly card: Card;
  readonly otherMean?: OtherMean;
  readonly paymentMeanBrand: string;
  readonly paymentMeanBrandSelectionStatus: string;
  /** Fields of the request that later answers repeat: orderId, returnContext, customerId and the like. */
  readonly echo: WireObject;
  /** Money paid to the cardholder, not by them. */
  isCredit?: true;
  /** The transaction that this one is a duplicate of, by both of its names. */
  origin?: string;
  s10Origin?: Transaction["s10TransactionReference"];
  /** What the fraud lists may hold of the buyer besides the card, the customer and the IP address. */
  readonly buyer?: BuyerTraits;
  /** The controls that the shop bypasses for this order. */
  readonly bypassedControls?: readonly string[];
  /** The countries from which the shop takes cards for this order; all when absent. */
  readonly cardCountries?: CardCountries;
  /** True when the card came out of a wallet. */
  readonly isFromWallet?: true;
  /** What the 3-D Secure step has returned. */
  authenticating?: { readonly redirectionData: string; readonly paReq?: string };
  authentication?: HolderAuthentication;
  status: TransactionStatus;
  currentAmount: number;
  responseCode?: string;
  acquirerResponseCode?: string;
  authorisationId?: string;
  orderedAt?: number;
  /** When the bank returns the debit, and how the transaction then stands. */
  returned?: { readonly at: number; readonly status: "UNPAID" | "REFUSED" };
  /** Set when an operation has changed the day of remittance: it leaves on the first evening after this. */
  leavesFrom?: number;
  /** What the fraud lists have found; absent when nothing. */
  screening?: Screening;
  history: readonly HistoryEntry[];
}
