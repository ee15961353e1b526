import type { Kysely } from "kysely";
import { createGroup } from "./group-commit.js";
import { isStorable, longestOrderId, longestReference, requireStorable } from "./ids.js";
import type { Journal } from "../journal.js";
import type { JournalClock } from "../journal-clock.js";
import { migrate } from "./migrate.js";
import { archiveAttempts } from "./archive.js";
import type { Connect } from "./batch.js";
import { startSqlClock } from "./clock.js";
import { transact, type SqlDialect } from "./dialect.js";
import { dropNotifications, leaseDue, leaseOne, markNotified, postponeNotification } from "./lease.js";
import { createSqlLimits } from "./limits.js";
import { moveAttempts } from "./move.js";
import { openAttempts } from "./open.js";
import { createSqlOperations } from "./operations.js";
import { readAttempts, readAttemptsOfOrders, readEvents, readHolders } from "./read.js";
import type { JournalTables } from "./tables.js";

/** A database with two connections: for what many payments ask at one moment, and for what is asked one by one. */
export interface JournalDatabase {
  readonly dialect: SqlDialect;
  readonly connect: Connect;
  readonly db: Kysely<JournalTables>;
}

/** The journal over a database: one set of queries for SQLite and PostgreSQL. Creates its tables when they are missing. */
export async function createSqlJournal({ dialect, connect, db }: JournalDatabase): Promise<Journal> {
  const { readTime } = dialect;
  let clock: JournalClock;
  try {
    await migrate(db, dialect);
    clock = await startSqlClock(db, readTime && (() => readTime(db)));
  } catch (error) {
    // Else a connection that nobody can close any more keeps the process alive.
    await db.destroy().catch(() => {});
    throw error;
  }
  const group = createGroup(connect, dialect);
  // Reads first: they are answered before anything of their batch is written.
  const read = group.read(readAttempts);
  const readHolder = group.read(readHolders);
  const readOrder = group.read(readAttemptsOfOrders);
  const limits = createSqlLimits(db, group);
  const open = group.write(openAttempts);
  const move = group.write(moveAttempts, ({ reference }) => reference);
  const mark = group.write(markNotified);
  const drop = group.write(dropNotifications);
  const isReference = (text: string) => isStorable(text, longestReference);
  return {
    kind: dialect.name,
    async open(attempt) {
      requireStorable("reference", attempt.reference, longestReference);
      requireStorable("orderId", attempt.orderId, longestOrderId);
      return open(attempt);
    },
    async move(reference, to) {
      return isReference(reference) ? move({ reference, move: to }) : { kind: "missing" };
    },
    read: async (reference) => (isReference(reference) ? read(reference) : undefined),
    listByOrder: async (orderId) => (isStorable(orderId, longestOrderId) ? readOrder(orderId) : []),
    findClaimant: async (orderId) => (isStorable(orderId, longestOrderId) ? readHolder(orderId) : undefined),
    events: (reference) => readEvents(db, reference),
    leaseChecks: (lease) => transact(db, (writer) => leaseDue(writer, dialect, "check", lease)),
    leaseNotifications: (lease) => transact(db, (writer) => leaseDue(writer, dialect, "notification", lease)),
    leaseOne: (reference, work, lease) => transact(db, (writer) => leaseOne(writer, reference, work, lease)),
    dropNotification: async (reference, version) =>
      isReference(reference) ? drop({ reference, version }) : undefined,
    async markNotified(reference, version, at) {
      if (isReference(reference)) await mark({ reference, version, at });
    },
    postponeNotification: (reference, version, until) =>
      transact(db, (writer) => postponeNotification(writer, reference, version, until)),
    archive: (options) => archiveAttempts(db, dialect, options),
    operations: createSqlOperations(db, dialect),
    limits,
    clock,
    close: () => db.destroy(),
  };
}
