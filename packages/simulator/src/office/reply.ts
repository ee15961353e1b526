import type { WireObject } from "../ledger/wire.js";

/** A method's answer to a call; handle-request.ts adds the envelope (result field, seal). */
export interface Reply {
  /** Goes into the method's result field. */
  readonly code: string;
  readonly fields?: WireObject;
  /** Fields that take time to produce, such as a PDF; ready before the answer is sealed. */
  readonly later?: () => Promise<WireObject>;
  /** The field at fault, with 12 and 30. */
  readonly errorFieldName?: string;
  /** How the answer is delivered: at once, never ("lost"), or after seconds ("slow"). */
  readonly delivery?: Delivery;
}

export type Delivery = "lost" | "slow";

export function accept(fields: WireObject): Reply {
  return { code: "00", fields };
}

export function refuse(code: string, errorFieldName?: string): Reply {
  return errorFieldName === undefined ? { code } : { code, errorFieldName };
}

/** What a step returns instead of its result when the call is refused. */
export interface Refusal {
  readonly refusal: Reply;
}

export function refusal(code: string, errorFieldName?: string): Refusal {
  return { refusal: refuse(code, errorFieldName) };
}

/** Codes of refusals that no source documents. Each is our choice, made only here. */
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
  /** A card of an unknown range. */
  unknownBrand: "14",
  /** An order stopped by a black list or another control (scoreColor BLACK, RED). */
  stoppedByFraudControls: "05",
  /** An operation that does not suit the status, or comes while the transaction or the gateway is busy. */
  wrongStatus: "24",
  /** An operation in another currency than the transaction's. */
  otherCurrency: "12",
  /** An operation with amount zero. */
  zeroAmount: "12",
  /** A duplicate of another owner's transaction. */
  otherOwner: "40",
  /** A malformed element of a fraud list. */
  unreadableElement: "30",
  /** The removal of an element that is not on the list. */
  notOnFraudList: "25",
  /** A card that getCardData does not know. */
  unknownCard: "05",
  /**
   * A wallet, or a rank in it, that does not exist at the shop. The wallets' own list says 25; payments say the same.
   */
  unknownStoredMean: "25",
  /** A stored means that cannot pay in this way, such as a bank account in a card's 3-D Secure. */
  storedMeanDoesNotServe: "12",
  /** An expired card to be stored. */
  storedCardExpired: "12",
  /** A mandate that does not exist at the shop, in the calls on mandates (their list publishes 00 alone). */
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
  /** A brand for which the simulator has no page. */
  unservedBrand: "40",
  /** A tokenPan that was not issued to the shop. */
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
