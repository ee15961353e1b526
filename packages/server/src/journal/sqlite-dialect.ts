import { setImmediate } from "node:timers/promises";
import type { Kysely } from "kysely";
import type { SqlDialect } from "./sql-dialect.js";
import type { JournalTables } from "./tables.js";

interface Job {
  /** May run twice: it changes nothing but the database. */
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
    while (waiting.length > 0) {
      // All that has come in from the network meanwhile goes along: a commit stands still for the disk, and so does all.
      await setImmediate();
      await writeTogether(db, waiting.splice(0, mostTogether));
    }
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
  try {
    await db.transaction().execute(async (transaction) => {
      for (const job of jobs) await job.run(transaction);
    });
  } catch (error) {
    // Nothing of it was written. Each is done again alone, so that only the one at fault fails: rarer, and so cheaper,
    // than to guard each of them by a savepoint.
    if (jobs.length === 1) return jobs[0]?.fail(error);
    for (const job of jobs) await writeTogether(db, [job]);
    return;
  }
  for (const job of jobs) job.succeed();
}
