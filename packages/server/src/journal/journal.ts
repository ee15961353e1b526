import type { JournalClock } from "./journal-clock.js";
import type { Lease } from "./lease.js";
import type { LimitsJournal } from "./limits-journal.js";
import type { OperationsJournal } from "./operations-journal.js";
import type { Attempt, AttemptFacts, AttemptState, PaymentMode } from "../domain/attempt.js";

/**
 * Where the state of all payments lives. Every move of an attempt is one atomic compare-and-set that also writes its
 * event: who has read the new state has read why. Each implementation must pass `journalConformance`.
 */
export interface Journal {
  /** What kind of store it is, for the log: `sqlite`, `postgres`, or a word of your own. */
  readonly kind?: string;
  /** Writes a new attempt in state `opened`. */
  open(attempt: NewAttempt): Promise<Attempt>;
  /**
   * Moves an attempt, if it stands in a state from which `move.to` is permitted; see `permittedMoves`. The shop is to be
   * told of a result, but not of a failure while another attempt has the order: the event then names that attempt as
   * `orderClaimedBy`.
   */
  move(reference: string, move: Move): Promise<Moved>;
  read(reference: string): Promise<Attempt | undefined>;
  /** All attempts of an order, the newest first. */
  listByOrder(orderId: string): Promise<readonly Attempt[]>;
  /** The attempt that has ordered this order, or may have: there is one at most. */
  findClaimant(orderId: string): Promise<Attempt | undefined>;
  events(reference: string): Promise<readonly JournalEvent[]>;
  /** Attempts whose time to be checked has come, for this caller alone until the lease ends. */
  leaseChecks(lease: Lease): Promise<readonly Attempt[]>;
  /** Attempts that have a result of which the shop was not told yet, for this caller alone until the lease ends. */
  leaseNotifications(lease: Lease): Promise<readonly Attempt[]>;
  /** Takes one attempt for a check or a notification; false when somebody else has it. */
  leaseOne(reference: string, work: Work, lease: Omit<Lease, "limit">): Promise<boolean>;
  /**
   * Drops the notification of a failure (`refused`, `abandoned`) when another attempt has the order by now: whoever is
   * about to tell the shop calls this first.
   *
   * @returns the reference of that attempt, also when nothing is left to drop: another process may have dropped or told it
   *   while this one stood still. Undefined when the shop may be told
   */
  dropNotification(reference: string, version: number): Promise<string | undefined>;
  /** Marks that the shop was told of this version of the attempt. */
  markNotified(reference: string, version: number, at: number): Promise<void>;
  /** Puts the failed notification of this version off. */
  postponeNotification(reference: string, version: number, until: number): Promise<void>;
  /**
   * Moves attempts that are over (they can change no more, and the shop was told) to the archive; gives their number.
   * `read`, `events`, `listByOrder` and `findClaimant` find them there: an order that was paid stays paid.
   */
  archive(options: ArchiveOptions): Promise<number>;
  /** What a store with a log of its own has put back when it was opened; absent when there is no such log. */
  readonly restored?: Restored;
  /** The merchants' operations. */
  readonly operations: OperationsJournal;
  /** Counters of tries. */
  readonly limits: LimitsJournal;
  /** The time of day on which all servers of this journal agree. */
  readonly clock: JournalClock;
  close(): Promise<void>;
}

/** What a store had lost and could put back, for the shop's log. */
export interface Restored {
  /** Attempts that have their orders again; the gateway is asked about them before anybody can pay these once more. */
  readonly attempts: number;
  readonly operations: number;
  /** References and idempotency keys of what could not be put back: compare them with the bank's portal. */
  readonly conflicts: readonly string[];
  /** Lines of the log that cannot be read. */
  readonly damaged: number;
}

/** What is leased: a look at the gateway, or telling the shop of a result. */
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
  /** When the reconciler looks at it unless it has moved. */
  readonly checkAt: number;
  /** What is known before the first call. */
  readonly facts?: AttemptFacts;
}

/** What becomes of an attempt, and the event that says why. */
export interface Move {
  readonly to: AttemptState;
  /** Fewer states than the table permits, where the caller knows from which one it comes. */
  readonly from?: readonly AttemptState[];
  /** The version the attempt must have: what the move says of it was read there. Any, when absent. */
  readonly version?: number;
  readonly at: number;
  /** What happened, in a word or two, such as `cardCheckEnrollment answered`. */
  readonly what: string;
  readonly facts?: AttemptFacts;
  /** More about the event; never card data. */
  readonly details?: EventDetails;
  /** When the reconciler looks at the attempt unless it has moved; absent when there is nothing to check. */
  readonly checkAt?: number;
  /** With a result: when others may tell the shop, unless the mover has. At once when absent. */
  readonly notifyAt?: number;
  /**
   * Whether the attempt has the order after the move. Default: as `holdsOrder` says of the state. True takes or keeps it
   * where money may move while the buyer is away; false lets it go although this attempt may still turn out paid.
   * An order that is let go while another of its attempts is paid is that one's from then on.
   */
  readonly claimsOrder?: boolean;
}

/** How a move went. */
export type Moved =
  | { readonly kind: "moved"; readonly attempt: Attempt }
  /** The attempt stands elsewhere: somebody else was faster, or the move is not permitted. */
  | { readonly kind: "stands"; readonly attempt: Attempt }
  /** Another attempt has ordered this order, or may have. */
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

/** Which attempts are moved out of the tables in daily use. Times in milliseconds, `now` since 1970. */
export interface ArchiveOptions {
  readonly now: number;
  /** How long nothing has happened to an attempt. */
  readonly olderThanMs: number;
}
