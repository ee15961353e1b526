import { sql, type Kysely } from "kysely";
import type { SqlDialect } from "./sql-dialect.js";
import type { JournalTables } from "./tables.js";

interface Job {
  run(db: Kysely<JournalTables>): Promise<void>;
  /** Tells whoever waits, once all of it is on the disk. */
  succeed(): void;
  fail(error: unknown): void;
}

// So that the first of many does not wait for all the others.
const mostTogether = 64;

/**
 * SQLite's part. What many payments write at the same moment becomes one transaction, so that one wait for the disk
 * serves them all; each of them is told when it is over, and one that fails is undone alone.
 */
export function createSqliteDialect(): SqlDialect {
  const waiting: Job[] = [];
  let isWriting = false;

  const transact: SqlDialect["transact"] = (db, work) =>
    new Promise((resolve, reject) => {
      let succeed = () => {};
      waiting.push({
        async run(transaction) {
          const result = await work(transaction);
          succeed = () => resolve(result);
        },
        succeed: () => succeed(),
        fail: reject,
      });
      if (!isWriting) void writeAll(db);
    });

  async function writeAll(db: Kysely<JournalTables>): Promise<void> {
    isWriting = true;
    while (waiting.length > 0) await writeTogether(db, waiting.splice(0, mostTogether));
    isWriting = false;
  }

  return {
    locksRows: false,
    keyCollation: "binary",
    // Its transaction has the whole database already.
    lockMigrations: async () => {},
    transact,
    write: transact,
  };
}

async function writeTogether(db: Kysely<JournalTables>, jobs: readonly Job[]): Promise<void> {
  const failures = new Map<Job, unknown>();
  try {
    await db.transaction().execute(async (transaction) => {
      const [only, ...more] = jobs;
      // One alone is undone with its transaction.
      if (only && more.length === 0) return only.run(transaction);
      for (const job of jobs) {
        await sql`savepoint one`.execute(transaction);
        try {
          await job.run(transaction);
        } catch (error) {
          failures.set(job, error);
          await sql`rollback to one`.execute(transaction);
        }
        await sql`release one`.execute(transaction);
      }
    });
  } catch (error) {
    // Nothing of it was written.
    for (const job of jobs) job.fail(failures.get(job) ?? error);
    return;
  }
  for (const job of jobs) {
    if (failures.has(job)) job.fail(failures.get(job));
    else job.succeed();
  }
}
