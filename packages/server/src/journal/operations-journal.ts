import type {
  Approval,
  CardOfOperation,
  Operation,
  OperationKind,
  OperationState,
  PaidWith,
  SignatureOfOperation,
  PaymentToValidate,
  Snapshot,
} from "../domain/operation.js";
import type { Lease } from "./lease.js";
import type { NewDelivery } from "./webhooks-journal.js";

/**
 * The merchants' operations: written before they are sent, one at a time per transaction, one per idempotency key. Part
 * of the journal, in the same database.
 */
export interface OperationsJournal {
  /** Writes a new operation in state `prepared`, locks its transaction, and claims its order if `claimsOrder`. */
  open(operation: NewOperation): Promise<Opened>;
  /**
   * Moves an operation, if `permitsOperationMove`; unlocks its transaction when the operation is over. When the payment
   * that an operation takes has failed, also by a decision of its fraud review, the claim of its order is released, or
   * passes to an attempt that is paid.
   *
   * @param webhooksOf what other systems are told of the moved operation: it is written in the same transaction, like
   *   `webhooks.add`. May be called twice, so it must only return the deliveries
   */
  move(
    idempotencyKey: string,
    move: OperationMove,
    webhooksOf?: (moved: Operation) => readonly NewDelivery[],
  ): Promise<Operation | undefined>;
  read(idempotencyKey: string): Promise<Operation | undefined>;
  /** All operations on a transaction, and the duplicate that made it, the oldest first. */
  of(reference: string): Promise<readonly Operation[]>;
  /** Operations of these kinds, the newest first. */
  ofKinds(which: SumOf): Promise<readonly Operation[]>;
  /** Operations that are due for a check, leased to this caller. */
  lease(lease: Lease): Promise<readonly Operation[]>;
}

/** An operation that is written for the first time. */
export type NewOperation = Pick<
  Operation,
  | "idempotencyKey"
  | "kind"
  | "reference"
  | "newReference"
  | "amountMinor"
  | "currencyCode"
  | "orderId"
  | "card"
  | "signature"
  | "approval"
  | "by"
  | "reason"
  | "createdAt"
> & {
  readonly checkAt: number;
  /**
   * Claims `orderId` for the payment that the operation takes, like a move of an attempt to `charging`. Nothing is written
   * if another payment has claimed it.
   */
  readonly claimsOrder?: boolean | undefined;
  /** With `claimsOrder`: the reference of a payment whose money was given back, and whose claim passes to this one. */
  readonly insteadOf?: string | undefined;
  /** Asks what other operations have taken, in the same transaction: see `Opened`. */
  readonly sumOf?: SumOfTaken | undefined;
};

/** The operations that are summed. */
export interface SumOfTaken extends SumOf {
  /**
   * Milliseconds since 1970: of those opened since then, but before `since`, the ones that were not over at `since` count
   * too. They have waited for approval, so that what they take is taken later. Default: none.
   */
  readonly waitingSince?: number | undefined;
}

/** Operations of these kinds, opened since then. */
export interface SumOf {
  readonly kinds: readonly OperationKind[];
  /** Milliseconds since 1970. */
  readonly since: number;
}

/** The result of opening an operation. */
export type Opened =
  | {
      readonly kind: "opened";
      readonly operation: Operation;
      /**
       * With `sumOf`: the amounts of the others in the same currency that were not refused and may have been carried
       * out. Of concurrent operations each one counts the others that were opened before it.
       */
      readonly othersMinor?: number;
    }
  /** The idempotency key was used before, for this operation. */
  | { readonly kind: "known"; readonly operation: Operation }
  /** Another operation on the transaction is under way. */
  | { readonly kind: "busy"; readonly by: string }
  /** The payment with this reference has claimed the order. */
  | { readonly kind: "order-taken"; readonly by: string };

/** A transition of an operation. */
export interface OperationMove {
  readonly to: OperationState;
  /**
   * Only from this state: for a caller who has read it and must not undo what another one has done since. Default: from
   * every state that the table permits.
   */
  readonly from?: OperationState | undefined;
  readonly at: number;
  readonly what: string;
  readonly amountMinor?: number | undefined;
  readonly currencyCode?: string | undefined;
  readonly before?: Snapshot | undefined;
  readonly sentAt?: number | undefined;
  readonly merchantId?: string | undefined;
  readonly responseCode?: string | undefined;
  readonly newAmount?: number | undefined;
  readonly newStatus?: string | undefined;
  readonly reviewedAt?: number | undefined;
  readonly card?: CardOfOperation | undefined;
  readonly paidWith?: PaidWith | undefined;
  readonly signature?: SignatureOfOperation | undefined;
  readonly captureDue?: PaymentToValidate | undefined;
  readonly mustAuthenticate?: boolean | undefined;
  readonly warnedAt?: number | undefined;
  readonly told?: readonly string[] | undefined;
  readonly approval?: Approval | undefined;
  readonly checkAt?: number;
}
