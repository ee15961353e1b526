import type { AttemptFacts } from "./attempt.js";
import type { Attribution } from "./attribution.js";
import type { SavedMean } from "./saved-mean.js";

/**
 * What a merchant may do after a payment; `saveCard`, `watchValidation` and `instalments` follow a payment.
 * `cancelInstalment` and `giveUpInstalment` end an instalment in place of its charge. `signMandate` needs no payment.
 */
export type OperationKind =
  | "cancel"
  | "refund"
  | "validate"
  | "acceptReview"
  | "refuseReview"
  | "duplicate"
  | "creditHolder"
  | "walletCreditHolder"
  | "charge"
  | "moto"
  | "saveCard"
  | "watchValidation"
  | "instalments"
  | "cancelInstalment"
  | "giveUpInstalment"
  | "signMandate";

/** True for what follows a payment by itself, without changing its transaction. */
export function followsPayment(kind: OperationKind): boolean {
  return kind === "saveCard" || kind === "watchValidation" || kind === "instalments";
}

/** True for what ends an instalment: it stands as soon as it is opened. */
export function endsInstalment(kind: OperationKind): boolean {
  return kind === "cancelInstalment" || kind === "giveUpInstalment";
}

/** True for what decides something as soon as it is opened, with no call of its own at that moment. */
export function decidesWhenOpened(kind: OperationKind): boolean {
  return followsPayment(kind) || endsInstalment(kind);
}

/**
 * Where an operation stands. `prepared`: written down, nothing sent. `sending`: the call has left or is about to.
 * `unknown`: its answer was lost; amounts decide. `not-done`: proven that the gateway has not carried it out.
 */
export type OperationState = "prepared" | "sending" | "accepted" | "refused" | "unknown" | "not-done";

/** The one table of permitted moves. */
export const operationMoves: { readonly [from in OperationState]: readonly OperationState[] } = {
  // What follows a payment waits in `prepared` for its result, and for the days after it.
  prepared: ["prepared", "sending", "accepted", "refused", "not-done"],
  sending: ["accepted", "refused", "unknown", "not-done"],
  // A signed mandate that is proven not to be saved is saved again, from the start.
  unknown: ["unknown", "prepared", "accepted", "refused", "not-done"],
  accepted: [],
  refused: [],
  "not-done": [],
};

/** True when the operation is finished, and another may start on its transaction. */
export function isOver(state: OperationState): state is "accepted" | "refused" | "not-done" {
  return operationMoves[state].length === 0;
}

/** True for an operation whose amount has been taken, or may be. */
export function countsAsTaken(state: OperationState): boolean {
  return state !== "refused" && state !== "not-done";
}

/**
 * True for an operation whose amount counts among those taken since then: it was opened or moved since, or is still
 * open, because what waits for approval is sent later.
 *
 * @param since milliseconds since 1970
 */
export function isTakenSince(
  { state, createdAt, updatedAt }: Pick<Operation, "createdAt" | "state" | "updatedAt">,
  since: number,
): boolean {
  return countsAsTaken(state) && (createdAt >= since || updatedAt >= since || !isOver(state));
}

/** The transaction as the gateway had it before the operation was sent, to compare with after a lost answer. */
export interface Snapshot {
  readonly transactionStatus?: string | undefined;
  /** In the smallest unit. */
  readonly currentAmount?: number | undefined;
}

/** What is known of the card of a `charge` or `saveCard`. No card data beyond the masked number. */
export type CardOfOperation = Pick<SavedMean, "merchantWalletId"> &
  Partial<SavedMean> & {
    readonly maskedPan?: string | undefined;
    /** YYYYMM */
    readonly panExpiryDate?: string | undefined;
  };

/** With what a `charge`, `moto` or `duplicate` was paid, as the gateway's answer tells. No card data beyond the masked number. */
export type PaidWith = Pick<AttemptFacts, "authorisationId" | "maskedPan" | "paymentMeanBrand">;

/** The signature that `signMandate` waits for, and where its mandate is saved. No IBAN in clear. */
export interface SignatureOfOperation {
  readonly merchantWalletId: string;
  readonly maskedIban?: string | undefined;
  /** Where the buyer is sent to sign; undefined until the gateway has answered. */
  readonly redirectionUrl?: string | undefined;
  readonly redirectionData?: string | undefined;
  readonly messageVersion?: string | undefined;
  /** The unique mandate reference; undefined while the gateway has not named it. */
  readonly mandateId?: string | undefined;
  /** What the last return has carried: untrusted, and gone once the gateway has judged it. */
  readonly proof?: { readonly redirectionData: string; readonly messageVersion: string } | undefined;
  /** How many returns were tried: anybody can post to the return address. */
  readonly tries?: number | undefined;
}

/** A payment in capture mode VALIDATION that nobody has validated yet. */
export interface PaymentToValidate {
  readonly reference: string;
  /** When its authorisation expires: milliseconds since 1970. */
  readonly at: number;
}

/** True when after this operation a payment no longer waits to be validated. */
export function endsCaptureWait({ kind, state, newStatus }: Operation): boolean {
  if (kind === "watchValidation") return isOver(state);
  if (state !== "accepted") return false;
  // After the cancellation of a part, the rest still waits.
  return kind === "validate" || (kind === "cancel" && newStatus === "CANCELLED");
}

/** The approval of a credit by another person than the one who requested it. Nothing is sent before it is given. */
export interface Approval {
  readonly state: "awaited" | "given" | "declined" | "expired";
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
  /** Who has approved or declined it. */
  readonly by?: string | undefined;
}

/** One operation of a merchant. */
export interface Operation extends Attribution {
  /** Given by the merchant: the same key is the same operation, however often it is requested. */
  readonly idempotencyKey: string;
  readonly kind: OperationKind;
  /** The transaction that it changes; for `creditHolder`, `charge` and `moto` the one that it creates. */
  readonly reference: string;
  /** The transaction that `duplicate` creates. */
  readonly newReference?: string | undefined;
  readonly state: OperationState;
  readonly version: number;
  /** In the smallest unit; absent where the kind has no amount of its own. */
  readonly amountMinor?: number | undefined;
  readonly currencyCode?: string | undefined;
  readonly before?: Snapshot | undefined;
  /** When its call was about to be sent. */
  readonly sentAt?: number | undefined;
  /** The shop for which it was sent: the gateway shows the transaction to it alone. */
  readonly merchantId?: string | undefined;
  readonly responseCode?: string | undefined;
  readonly newAmount?: number | undefined;
  /** The gateway's status of the transaction afterwards; TO_CHALLENGE: a new one is held for fraud review. */
  readonly newStatus?: string | undefined;
  /** When it turned out that the review of its held payment was decided without this package, or has expired. */
  readonly reviewedAt?: number | undefined;
  /** The order that `charge`, `moto` or `duplicate` pays. */
  readonly orderId?: string | undefined;
  /** The card in a wallet that `charge` charges, or `saveCard` saves: its `paymentMeanId` is known once it is saved. */
  readonly card?: CardOfOperation | undefined;
  readonly paidWith?: PaidWith | undefined;
  /** Of `signMandate`. */
  readonly signature?: SignatureOfOperation | undefined;
  /** Of a `watchValidation`: the payment that waits to be validated. */
  readonly captureDue?: PaymentToValidate | undefined;
  /** When the shop was warned that a payment must be validated soon. */
  readonly warnedAt?: number | undefined;
  /**
   * Of `instalments`: the notifications sent to the shop, each as the number of the instalment and of its charge
   * (`2-1`).
   */
  readonly told?: readonly string[] | undefined;
  /** True when the bank declined a `charge` only because it wants the cardholder to authenticate. */
  readonly mustAuthenticate?: boolean | undefined;
  /** For a credit that another person has to approve. */
  readonly approval?: Approval | undefined;
  /** In words, for support. */
  readonly what: string;
  readonly createdAt: number;
  readonly updatedAt: number;
}

const newTransactionKinds: readonly OperationKind[] = [
  "duplicate",
  "creditHolder",
  "walletCreditHolder",
  "charge",
  "moto",
];

/** True for kinds that create a transaction under a reference of ours. */
export function isNewTransaction(kind: OperationKind): boolean {
  return newTransactionKinds.includes(kind);
}

/** Kinds that belong to no attempt of a buyer's. */
export const ownKinds: readonly OperationKind[] = [...newTransactionKinds, "signMandate"];
