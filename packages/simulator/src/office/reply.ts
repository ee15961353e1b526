import type { WireObject } from "../ledger/wire.js";

/** What a method says to a call; the envelope (result field, seal) is put around it by handle-request.ts. */
export interface Reply {
  /** Goes into the method's result field. */
  readonly code: string;
  readonly fields?: WireObject;
  /** Fields that take time to make, such as a PDF; they are there before the answer is sealed. */
  readonly later?: () => Promise<WireObject>;
  /** The field at fault, with 12 and 30. */
  readonly errorFieldName?: string;
  /** How the answer travels: at once, never ("lost"), or after seconds ("slow"). */
  readonly delivery?: Delivery;
}

export type Delivery = "lost" | "slow";

export function accept(fields: WireObject): Reply {
  return { code: "00", fields };
}

export function refuse(code: string, errorFieldName?: string): Reply {
  return errorFieldName === undefined ? { code } : { code, errorFieldName };
}

/** The codes of refusals that no source settles. Each is our choice, and this the only place where it is made. */
export const chosenCodes = {
  /** Answered without a seal: the gateway has no key to sign with. */
  unknownShop: "03",
  /** Answered without a seal, for the same reason. */
  unknownKeyVersion: "34",
  wrongSeal: "34",
  /** A token that is unknown, spent, too old or another shop's. */
  badPaymentToken: "12",
  /** A ciphertext that the private key does not open. */
  unreadableCiphertext: "30",
  /** A PaRes that is missing, forged, spent or of another transaction, and a redirectionData that does not fit. */
  badAuthenticationMessage: "12",
  /** The second order for a transaction that has its result. */
  orderedAlready: "24",
  /** The gateway itself finds the card out of date. */
  cardExpired: "54",
  /** Nobody issues such a card. */
  unknownBrand: "14",
  /** What a black list or another control stops (scoreColor BLACK, RED). */
  stoppedByFraudControls: "05",
  /** An operation that does not suit the status, or comes while the transaction or the gateway is busy. */
  wrongStatus: "24",
  /** An operation in another currency than the transaction's. */
  otherCurrency: "12",
  /** An operation on nothing. */
  zeroAmount: "12",
  /** A duplicate of a transaction of somebody else's shop. */
  otherOwner: "40",
  /** An element of a fraud list whose form is wrong. */
  unreadableElement: "30",
  /** An element to be taken off a fraud list on which it is not. */
  notOnFraudList: "25",
  /** A card that getCardData does not know. */
  unknownCard: "05",
  /** A wallet, or a rank in it, that the shop has not. The wallets' own list says 25; payments say the same. */
  unknownStoredMean: "25",
  /** What a wallet holds cannot pay in this way, such as a bank account in a card's 3-D Secure. */
  storedMeanDoesNotServe: "12",
  /** A card that is out of date when it is to be stored. */
  storedCardExpired: "12",
  /** A mandate that the shop has not, in the calls on mandates (their list publishes 00 alone). */
  unknownMandate: "25",
  /** The same in an order, where 25 would speak of the transaction. */
  unknownMandateOfOrder: "12",
  /** A mandate that is not signed, revoked, lapsed or used up. */
  mandateNotInForce: "24",
  /** An IBAN whose check digits are wrong. */
  badIban: "12",
  /** A redirectionData that is not the one of this payment's return. */
  badRedirectionData: "12",
  /** A redirectionData that was finalized before. */
  finalizedAlready: "24",
  /** A brand that the simulator has no page for. */
  unservedBrand: "40",
  /** A tokenPan that the shop has not been given. */
  unknownPanToken: "14",
  /** A payload of Google Pay that cannot be opened, is too old, or was opened before. */
  badPaymentData: "12",
  /** A duplicate of a PayPal payment whose buyer has not agreed to more of them (dupFlag). */
  notToBeDuplicated: "40",
  /** Instalments that do not add up, or do not fit the order. */
  badInstalments: "12",
  /** An invoiceId that the shop has sent to PayPal before. */
  usedInvoice: "12",
} as const;
