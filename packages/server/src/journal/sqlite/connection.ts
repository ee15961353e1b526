import { setTimeout } from "node:timers/promises";
import { JournalError } from "../journal-error.js";
import type { Connect, Send } from "../sql/batch.js";
import type { SqliteThread } from "./thread.js";
import { createMutex } from "../../runtime/mutex.js";

/**
 * The way to a SQLite file: one caller at a time has the thread's one connection. Several processes may have the file:
 * while another one has the write lock, this one tries again and again instead of waiting in SQLite's own
 * `busy_timeout`, which is not fair.
 */
export function openSqliteConnection(thread: SqliteThread): {
  readonly connect: Connect;
  readonly close: () => Promise<void>;
} {
  const acquire = createMutex();
  // A message finds the database busy as it begins its transaction, and nothing of it is done then.
  const send: Send = (statements) => waitWhileBusy(() => thread.run(statements));
  return {
    async connect(work) {
      const release = await acquire();
      try {
        return await work(send);
      } finally {
        release();
      }
    },
    close: () => thread.close(),
  };
}

const longestWaitMs = 15_000;
const longestPauseMs = 10;

/** Runs a piece of work on a database that others may be writing to. A busy database has done nothing of it. */
export async function waitWhileBusy<T>(work: () => Promise<T>): Promise<T> {
  const endsAt = performance.now() + longestWaitMs;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isBusy(error)) throw error;
      if (performance.now() > endsAt) throw tooLong(error);
    }
    // Chance keeps two processes from meeting again and again.
    await setTimeout(Math.random() * longestPauseMs);
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && "code" in error && String(error.code).startsWith("SQLITE_BUSY");
}

function tooLong(cause: unknown): JournalError {
  return new JournalError(
    "JOURNAL_BUSY",
    `Another process has kept the journal's file locked for ${longestWaitMs / 1000} seconds. Nothing was written.`,
    { cause },
  );
}
