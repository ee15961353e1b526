import type { ActionsJournal } from "./actions-journal.js";
import type { JournalClock } from "./journal-clock.js";
import type { Lease } from "./lease.js";
import type { Counted, LimitsJournal, Try } from "./limits-journal.js";
import type { OperationsJournal } from "./operations-journal.js";
import type { WebhooksJournal } from "./webhooks-journal.js";
import type { AttemptPage, AttemptQuery, Period, StateCounts } from "./search-journal.js";
import type { Attempt, AttemptFacts, AttemptState, PaymentMode } from "../domain/attempt.js";

/**
 * Stores the state of all payments. Every move of an attempt is one atomic compare-and-set that also writes its event,
 * so that state and history always agree. Each implementation must pass `journalConformance`.
 */
export interface Journal {
  /** The kind of store, for the log: `sqlite`, `postgres`, or a name of your own. */
  readonly kind?: string;
  /** Writes a new attempt in state `opened`. */
  open(attempt: NewAttempt): Promise<Attempt>;
  /**
   * Counts a try like `limits.count`, and opens the attempt unless the try is blocked or another attempt has claimed
   * the order.
   */
  openCounted(attempt: NewAttempt, tries: Try): Promise<Tried<Attempt>>;
  /** Deletes an attempt that is still `opened`. Called when its page could not be prepared for payment. */
  discard(reference: string): Promise<void>;
  /**
   * Moves an attempt, if `move.to` is permitted from its state; see `permittedMoves`. A result schedules a
   * notification, except for a failure while another attempt has claimed the order: the event then names that attempt
   * as `orderClaimedBy`.
   */
  move(reference: string, move: Move): Promise<Moved>;
  /**
   * Counts a try like `limits.count`, and makes the move unless the try is blocked or an attempt has claimed the order.
   */
  moveCounted(move: MoveOfOrder, tries: Try): Promise<Tried<Moved>>;
  read(reference: string): Promise<Attempt | undefined>;
  /**
   * Like `read`, for a caller that is about to start the attempt: one that this process last saw `opened` need not be read
   * again. If it has moved since, `moveCounted` returns `stands`.
   */
  readToStart(reference: string): Promise<Attempt | undefined>;
  /** All attempts of an order, the newest first. */
  listByOrder(orderId: string): Promise<readonly Attempt[]>;
  /**
   * The attempt that has claimed this order; at most one. A payment that staff take is given in the form of an attempt, with
   * the kind of its operation as payment method.
   */
  findClaimant(orderId: string): Promise<Attempt | undefined>;
  events(reference: string): Promise<readonly JournalEvent[]>;
  /** Attempts that are due for a check, leased to this caller. */
  leaseChecks(lease: Lease): Promise<readonly Attempt[]>;
  /** Attempts with a pending notification, leased to this caller. */
  leaseNotifications(lease: Lease): Promise<readonly Attempt[]>;
  /** Leases one attempt for a check or a notification; false when another caller has the lease. */
  leaseOne(reference: string, work: Work, lease: Omit<Lease, "limit">): Promise<boolean>;
  /**
   * Drops the notification of a failure (`refused`, `abandoned`) when another attempt has claimed the order by now.
   * Must be called right before the shop is notified.
   *
   * @returns the reference of that attempt, also when nothing is left to drop: another process may have dropped or made
   *   the notification meanwhile. Undefined when the shop may be notified
   */
  dropNotification(reference: string, version: number): Promise<string | undefined>;
  /** Marks that the shop was notified of this version of the attempt. */
  markNotified(reference: string, version: number, at: number): Promise<void>;
  /** Postpones the failed notification of this version. */
  postponeNotification(reference: string, version: number, until: number): Promise<void>;
  /**
   * Sets when an attempt of this version is due for its next check, at most a day ahead; undefined: it is not checked any
   * more.
   */
  postponeCheck(reference: string, version: number, until: number | undefined): Promise<void>;
  /**
   * Moves finished attempts (no check is due any more, and the shop was notified) to the archive; returns their number. `read`, `events`, `listByOrder`, `findClaimant` and `search` find them there: an order that was paid stays paid.
   */
  archive(options: AgeOptions): Promise<number>;
  /**
   * Deletes orders that are over: their attempts, archived ones too, with events, operations, search terms and the
   * order claim. An order is deleted when all of its attempts are finished, and none is checked any more, has an
   * operation that is newer or under way, or has instalments to charge, a card to save or a validation to wait for. Its
   * id can then be paid anew. Operations that belong to no attempt (`ownKinds`) are deleted with all that was done to
   * their transactions, once all of that is over; what belongs to an attempt that stays is kept. Webhooks that were
   * sent, or given up, that long ago are deleted as well. Returns the number of payments.
   *
   * @throws JournalError JOURNAL_PURGE_TOO_EARLY for less than 30 days
   */
  purge(options: AgeOptions): Promise<number>;
  /**
   * Finds attempts, live and archived, the newest first. May stop early: a page with a `next` may hold fewer than
   * `limit`, or none. Attempts that are opened meanwhile appear on no later page.
   */
  search(query: AttemptQuery): Promise<AttemptPage>;
  /** Counts the attempts of a period by state, live and archived. */
  count(period: Period): Promise<StateCounts>;
  /** What was restored from the store's own log when it was opened; absent when there is no such log. */
  readonly restored?: Restored;
  /** The merchants' operations. */
  readonly operations: OperationsJournal;
  /** The merchants' actions that move no money. */
  readonly actions: ActionsJournal;
  /** Webhooks on their way to the shop's other systems. */
  readonly webhooks: WebhooksJournal;
  /** Counters of tries. */
  readonly limits: LimitsJournal;
  /** The time of day that all servers of this journal share. */
  readonly clock: JournalClock;
  close(): Promise<void>;
}

/** What a store had lost and has restored, for the shop's log. */
export interface Restored {
  /**
   * Attempts whose order claims were restored; the gateway is queried about them before their orders can be paid again.
   */
  readonly attempts: number;
  /** Operations, with those that are to follow a payment. The gateway is queried about those whose result is not known. */
  readonly operations: number;
  /** Idempotency keys of operations that were restored with their end, whose webhooks may be lost. */
  readonly ended: readonly string[];
  /** References and idempotency keys of what could not be restored: compare them with the bank's portal. */
  readonly conflicts: readonly string[];
  /** Lines of the log that cannot be read. */
  readonly damaged: number;
}

/** What a lease is for: querying the gateway, or notifying the shop of a result. */
export type Work = "check" | "notification";

/** An attempt that is written for the first time. */
export interface NewAttempt {
  readonly reference: string;
  readonly orderId: string;
  /** The id of its payment method. */
  readonly paymentMethod: string;
  /** With cards. */
  readonly mode?: PaymentMode | undefined;
  readonly amountMinor: number;
  readonly currencyCode: string;
  readonly createdAt: number;
  readonly expiresAt: number;
  /** When the reconciler checks it, unless it has moved by then. */
  readonly checkAt: number;
  /** What is known before the first call. */
  readonly facts?: AttemptFacts;
}

/** A transition of an attempt, and the event that records why. */
export interface Move {
  readonly to: AttemptState;
  /**
   * True for a move of an accepted attempt that stays accepted: something else about it has changed, and the shop is
   * told.
   */
  readonly amends?: boolean;
  /** Narrows the permitted source states, for a caller that knows where the attempt comes from. */
  readonly from?: readonly AttemptState[];
  /** The version the attempt must have, because the move is based on it. Default: any. */
  readonly version?: number;
  readonly at: number;
  /** What happened, in a few words, such as `cardCheckEnrollment answered`. */
  readonly what: string;
  readonly facts?: AttemptFacts;
  /** Names of facts that are deleted, because nobody needs them after the move. */
  readonly forgets?: readonly (keyof AttemptFacts)[];
  /** More about the event; never card data. */
  readonly details?: EventDetails;
  /** When the reconciler checks the attempt, unless it has moved by then; absent when there is nothing to check. */
  readonly checkAt?: number;
  /** With a result: when another process may notify the shop, unless this one has. Default: at once. */
  readonly notifyAt?: number;
  /**
   * Whether the attempt has the order claim after the move. Default: as `holdsOrder` says for the state. True claims or
   * keeps the order where money may move while the buyer is away; false releases it although this attempt may still
   * turn out paid. If another attempt of the order is already paid, a released claim passes to that one.
   */
  readonly claimsOrder?: boolean;
}

/** A move that depends on the order's other attempts. */
export interface MoveOfOrder {
  readonly reference: string;
  readonly orderId: string;
  /** Receives all attempts of the order, the newest first. May be called twice, so it must only return the move. */
  readonly move: (ofOrder: readonly Attempt[]) => Move;
}

/** The result of a counted try, and of the write that depends on it. */
export interface Tried<T> {
  readonly counted: Counted;
  /** What has claimed the order, as `findClaimant` gives it; the try is counted nevertheless. */
  readonly claimant?: Attempt | undefined;
  /** All attempts of the order, the newest first, if the write depends on them. */
  readonly ofOrder?: readonly Attempt[] | undefined;
  /** Undefined when the try was blocked or the order is claimed. */
  readonly written?: T | undefined;
}

/** The result of a move. */
export type Moved =
  | { readonly kind: "moved"; readonly attempt: Attempt }
  /** Nothing was moved: another caller was faster, or the move is not permitted. */
  | { readonly kind: "stands"; readonly attempt: Attempt }
  /** Another attempt has claimed this order. */
  | { readonly kind: "order-taken"; readonly attempt: Attempt; readonly by: string }
  | { readonly kind: "missing" };

/** More about an event, by name; never card data. */
export type EventDetails = { readonly [name: string]: string | number | boolean | undefined };

/** One thing that happened to an attempt. */
export interface JournalEvent {
  readonly reference: string;
  /** The attempt's version after it. */
  readonly version: number;
  readonly at: number;
  readonly from: AttemptState | undefined;
  readonly to: AttemptState;
  readonly what: string;
  readonly details: EventDetails;
}

/** Which attempts are archived or purged. Times in milliseconds, `now` since 1970. */
export interface AgeOptions {
  readonly now: number;
  /** How long an attempt must have been unchanged. */
  readonly olderThanMs: number;
  /** Counts them, and changes nothing. */
  readonly isDryRun?: boolean | undefined;
  /** Called after each step with the number so far. */
  readonly onProgress?: ((done: number) => void) | undefined;
}
