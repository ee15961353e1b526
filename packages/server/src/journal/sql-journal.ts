import type { Kysely } from "kysely";
import type { Journal } from "./journal.js";
import { migrate } from "./migrate.js";
import { archiveAttempts } from "./sql-archive.js";
import type { SqlDialect } from "./sql-dialect.js";
import { leaseDue, leaseOne, markDelivered, putOffDelivery } from "./sql-lease.js";
import { createSqlLimits } from "./sql-limits.js";
import { moveAttempt, openAttempt } from "./sql-move.js";
import { createSqlOperations } from "./sql-operations.js";
import { readAttempt, readAttemptsOfOrder, readEvents, readHolderOf } from "./sql-read.js";
import type { JournalTables } from "./tables.js";

/** The journal over a database: one set of queries for SQLite and PostgreSQL. Creates its tables when they are missing. */
export async function createSqlJournal(db: Kysely<JournalTables>, dialect: SqlDialect): Promise<Journal> {
  try {
    await migrate(db, dialect);
  } catch (error) {
    // Else a connection that nobody can close any more keeps the process alive.
    await db.destroy().catch(() => {});
    throw error;
  }
  return {
    open: (attempt) => dialect.transact(db, (transaction) => openAttempt(transaction, attempt)),
    move: (reference, move) =>
      dialect.transact(db, (transaction) => moveAttempt(transaction, dialect, reference, move)),
    read: (reference) => readAttempt(db, reference),
    ofOrder: (orderId) => readAttemptsOfOrder(db, orderId),
    holderOf: (orderId) => readHolderOf(db, orderId),
    events: (reference) => readEvents(db, reference),
    leaseChecks: (lease) => dialect.write(db, (writer) => leaseDue(writer, dialect, "check", lease)),
    leaseDeliveries: (lease) => dialect.write(db, (writer) => leaseDue(writer, dialect, "delivery", lease)),
    leaseOne: (reference, work, lease) =>
      dialect.write(db, (writer) => leaseOne(writer, reference, work, lease)),
    markDelivered: (reference, version, at) =>
      dialect.write(db, (writer) => markDelivered(writer, reference, version, at)),
    putOffDelivery: (reference, version, until) =>
      dialect.write(db, (writer) => putOffDelivery(writer, reference, version, until)),
    archive: (options) => archiveAttempts(db, dialect, options),
    operations: createSqlOperations(db, dialect),
    limits: createSqlLimits(db, dialect),
    close: () => db.destroy(),
  };
}
