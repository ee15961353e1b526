import {
  holdsOrder,
  isFailure,
  isFinal,
  hasResult,
  permitsMove,
  type AgeOptions,
  type Attempt,
  type JournalEvent,
  type Lease,
  type Move,
  type Moved,
  type NewAttempt,
  type Work,
} from "../engine.js";
import { createAttemptRows, type AttemptRow } from "./attempt-rows.js";
import { isDue } from "./due-index.js";
import { isStorable, requireStorable } from "./storable.js";
import type { UndoLog } from "./table.js";

/** The attempts of a journal in memory: each function is one transaction of the database. */
export interface AttemptStore {
  open(given: NewAttempt): Attempt;
  discard(reference: string): void;
  move(reference: string, move: Move): Moved;
  read(reference: string): Attempt | undefined;
  listByOrder(orderId: string): readonly Attempt[];
  /** The reference of the payment that has claimed an order: an attempt's, or that of a payment of staff. */
  claimOf(orderId: string): string | undefined;
  /** Claims an order for a payment of staff; returns the reference of another payment that has it. */
  claimOrder(orderId: string, reference: string, insteadOf: string | undefined): string | undefined;
  /** Releases an order, if that payment has claimed it. */
  releaseOrder(orderId: string, reference: string): void;
  events(reference: string): readonly JournalEvent[];
  leaseDue(work: Work, lease: Lease): readonly Attempt[];
  leaseOne(reference: string, work: Work, lease: Omit<Lease, "limit">): boolean;
  dropNotification(reference: string, version: number): string | undefined;
  markNotified(reference: string, version: number, at: number): void;
  postponeNotification(reference: string, version: number, until: number): void;
  postponeCheck(reference: string, version: number, until: number | undefined): void;
  archive(options: AgeOptions): number;
  /** `isBusy` is true for a payment with an operation under way; `deleted` is called for each that is deleted. */
  purge(
    options: AgeOptions,
    isBusy: (payment: Attempt) => boolean,
    deleted: (payment: Attempt) => void,
  ): number;
  /** The newest time at which an attempt was written between two times; the first of them when there is none. */
  newest(after: number, before: number): number;
  /** All attempts, for the invariants. */
  all(): readonly AttemptRow[];
}

const mostOfOrder = 100;

export function createAttemptStore(log: UndoLog): AttemptStore {
  const rows = createAttemptRows(log);
  const { attempts, archive, claims } = rows;
  const find = (reference: string) => attempts.get(reference) ?? archive.get(reference);
  /** The other attempt that has claimed this one's order. */
  const claimOfAnother = ({ orderId, reference }: Attempt) => {
    const holder = claims.get(orderId);
    return holder === reference ? undefined : holder;
  };

  /** A released order passes to an attempt that was found paid meanwhile. */
  const releaseOrder = (orderId: string, reference: string) => {
    if (claims.get(orderId) !== reference) return;
    claims.delete(orderId);
    const paid = [...(rows.byOrder.get(orderId) ?? [])]
      .filter((one) => /^(accepted|in-review)$/.test(attempts.get(one)?.attempt.state ?? ""))
      .sort()[0];
    if (paid !== undefined) claims.set(orderId, paid);
  };

  return {
    open(given: NewAttempt): Attempt {
      requireStorable("reference", given.reference);
      requireStorable("orderId", given.orderId);
      requireMoment(given.createdAt);
      if (find(given.reference)) throw new Error(`The reference ${given.reference} is taken.`);
      const { checkAt, facts = {}, ...kept } = given;
      const attempt: Attempt = {
        ...kept,
        state: "opened",
        version: 1,
        updatedAt: given.createdAt,
        checks: 0,
        facts: copyOf(facts),
      };
      const { reference, orderId, amountMinor, createdAt } = given;
      const event: JournalEvent = {
        reference,
        version: 1,
        at: createdAt,
        from: undefined,
        to: "opened",
        what: "session opened",
        details: { orderId, amountMinor },
      };
      attempts.set(reference, { attempt, events: [event], checkAt, notifyAt: undefined });
      return attempt;
    },

    discard(reference: string): void {
      if (attempts.get(reference)?.attempt.version === 1) attempts.delete(reference);
    },

    move(reference: string, move: Move): Moved {
      const row = attempts.get(reference);
      if (!row) {
        const archived = archive.get(reference);
        return archived ? { kind: "stands", attempt: archived.attempt } : { kind: "missing" };
      }
      const before = row.attempt;
      const isPermitted =
        permitsMove(before.state, move.to, move.amends) &&
        (move.from?.includes(before.state) ?? true) &&
        (move.version ?? before.version) === before.version;
      if (!isPermitted) return { kind: "stands", attempt: before };
      const holder = claims.get(before.orderId);
      const isClaiming = move.claimsOrder ?? holdsOrder(move.to);
      const isAtRisk = move.to === "charging" || (isClaiming && !holdsOrder(move.to));
      if (isAtRisk && holder !== undefined && holder !== reference) {
        return { kind: "order-taken", attempt: before, by: holder };
      }
      const after = rowAfter(row, move, claimOfAnother(before));
      // An attempt that is found paid after it released the order claims it again, unless another attempt has it.
      const isAskedAgain = before.state === "unknown" && move.to === "unknown";
      if (isClaiming && !isAskedAgain) claims.set(before.orderId, holder ?? reference);
      attempts.set(reference, after);
      if (!isClaiming) releaseOrder(before.orderId, reference);
      return { kind: "moved", attempt: after.attempt };
    },

    read: (reference: string) => find(reference)?.attempt,

    listByOrder(orderId: string): readonly Attempt[] {
      const found = [...(rows.byOrder.get(orderId) ?? [])].flatMap((one) => find(one)?.attempt ?? []);
      return found.sort((one, other) => (one.reference < other.reference ? 1 : -1)).slice(0, mostOfOrder);
    },

    claimOf: (orderId: string) => claims.get(orderId),

    claimOrder(orderId: string, reference: string, insteadOf: string | undefined): string | undefined {
      const holder = claims.get(orderId);
      if (holder !== undefined && holder !== insteadOf) return holder;
      claims.set(orderId, reference);
      return undefined;
    },

    releaseOrder,

    events: (reference: string): readonly JournalEvent[] => find(reference)?.events ?? [],

    leaseDue(work: Work, { now, leaseMs, limit }: Lease): readonly Attempt[] {
      const { due } = work === "check" ? rows.toCheck : rows.toNotify;
      return due(now, limit).flatMap((reference) => {
        const row = attempts.get(reference);
        if (!row) return [];
        const leased = withDue(row, work, now + leaseMs);
        attempts.set(reference, leased);
        return [leased.attempt];
      });
    },

    leaseOne(reference: string, work: Work, { now, leaseMs }: Omit<Lease, "limit">): boolean {
      const row = isStorable("reference", reference) ? attempts.get(reference) : undefined;
      const at = dueAt(row, work);
      if (!row || !isDue(at, now)) return false;
      attempts.set(reference, withDue(row, work, now + leaseMs));
      return true;
    },

    dropNotification(reference: string, version: number): string | undefined {
      const row = attempts.get(reference);
      if (row?.attempt.version !== version || !isFailure(row.attempt.state)) return undefined;
      const holder = claimOfAnother(row.attempt);
      if (holder !== undefined && row.notifyAt !== undefined) {
        attempts.set(reference, { ...withDue(row, "notification", undefined), silentFor: holder });
      }
      return holder;
    },

    markNotified(reference: string, version: number, at: number): void {
      const row = attempts.get(reference);
      if (row?.attempt.version !== version || row.notifyAt === undefined) return;
      const told = withDue(row, "notification", undefined);
      attempts.set(reference, { ...told, attempt: { ...told.attempt, notifiedAt: at } });
    },

    postponeNotification(reference: string, version: number, until: number): void {
      const row = attempts.get(reference);
      if (row?.attempt.version !== version || row.notifyAt === undefined) return;
      attempts.set(reference, withDue(row, "notification", until));
    },

    postponeCheck(reference: string, version: number, until: number | undefined): void {
      const row = attempts.get(reference);
      if (row?.attempt.version !== version || row.checkAt === undefined) return;
      attempts.set(reference, withDue(row, "check", until));
    },

    archive(options: AgeOptions): number {
      const over = [...attempts.values()].filter((row) => isOld(row, options));
      options.onProgress?.(over.length);
      if (options.isDryRun === true) return over.length;
      for (const row of over) {
        attempts.delete(row.attempt.reference);
        archive.set(row.attempt.reference, row);
      }
      return over.length;
    },

    purge(options, isBusy, deleted): number {
      const ofOrders = new Map<string, AttemptRow[]>();
      for (const row of [...attempts.values(), ...archive.values()]) {
        ofOrders.set(row.attempt.orderId, [...(ofOrders.get(row.attempt.orderId) ?? []), row]);
      }
      const ended = [...ofOrders.values()].filter((order) =>
        order.every((row) => isOld(row, options) && !isBusy(row.attempt)),
      );
      const going = ended.flat().map(({ attempt }) => attempt);
      options.onProgress?.(going.length);
      if (options.isDryRun === true) return going.length;
      for (const attempt of going) {
        const { reference, orderId } = attempt;
        attempts.delete(reference);
        archive.delete(reference);
        if (claims.get(orderId) === reference) claims.delete(orderId);
        deleted(attempt);
      }
      return going.length;
    },

    newest(after: number, before: number): number {
      // Writes ahead of this clock are rare, and this saves a scan of all attempts.
      if (rows.newestEver() <= after) return after;
      let newest = after;
      for (const table of [attempts, archive]) {
        for (const { attempt } of table.values()) {
          if (attempt.updatedAt < before) newest = Math.max(newest, attempt.updatedAt);
        }
      }
      return newest;
    },

    all: (): readonly AttemptRow[] => [...attempts.values(), ...archive.values()],
  };
}

/** True for an attempt that is over for long enough to be archived or purged. */
export function isOld({ attempt, notifyAt, checkAt }: AttemptRow, { now, olderThanMs }: AgeOptions): boolean {
  return (
    isFinal(attempt.state) &&
    notifyAt === undefined &&
    checkAt === undefined &&
    // It failed while another attempt held the order, so it ended without notification.
    (attempt.notifiedAt !== undefined || isFailure(attempt.state)) &&
    attempt.updatedAt < now - olderThanMs
  );
}

function rowAfter(row: AttemptRow, move: Move, claimOfAnother: string | undefined): AttemptRow {
  requireMoment(move.at);
  const before = row.attempt;
  const claimedBy = isFailure(move.to) ? claimOfAnother : undefined;
  const notifyAt = hasResult(move.to) && claimedBy === undefined ? (move.notifyAt ?? move.at) : undefined;
  const asked = move.to === "unknown" && before.state === "unknown" ? 1 : 0;
  const version = before.version + 1;
  const details = copyOf({ ...move.details, orderClaimedBy: claimedBy });
  const attempt: Attempt = {
    ...before,
    state: move.to,
    version,
    updatedAt: move.at,
    checks: before.checks + asked,
    notifiedAt: undefined,
    notifyAt,
    facts: without({ ...before.facts, ...copyOf(move.facts ?? {}) }, move.forgets),
  };
  const { reference } = before;
  const event = {
    reference,
    version,
    at: move.at,
    from: before.state,
    to: move.to,
    what: move.what,
    details,
  };
  return {
    attempt,
    events: [...row.events, event],
    checkAt: move.checkAt,
    notifyAt,
    silentFor: claimedBy,
  };
}

function without<T extends object>(facts: T, names: readonly (keyof T)[] = []): T {
  if (names.length === 0) return facts;
  return Object.fromEntries(Object.entries(facts).filter(([name]) => !names.includes(name as keyof T))) as T;
}

/** Copies an object as a database would: as JSON, without `undefined`. */
export function copyOf<T extends object>(given: T): T {
  const copy: Partial<T> = {};
  for (const name in given) {
    const value = given[name];
    if (value === undefined) continue;
    const isScalar = typeof value !== "object" && typeof value !== "bigint";
    // Adds fields and deletes none: an object that has lost a field is slow ever after.
    copy[name] = isScalar ? value : JSON.parse(JSON.stringify(value));
  }
  return copy as T;
}

function requireMoment(at: number): void {
  if (!Number.isFinite(at)) throw new RangeError("A moment is a number of milliseconds.");
}

function dueAt(row: AttemptRow | undefined, work: Work): number | undefined {
  return work === "check" ? row?.checkAt : row?.notifyAt;
}

function withDue(row: AttemptRow, work: Work, at: number | undefined): AttemptRow {
  if (work === "check") return { ...row, checkAt: at };
  return { ...row, attempt: { ...row.attempt, notifyAt: at }, notifyAt: at };
}
