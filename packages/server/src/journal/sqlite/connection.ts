import { setTimeout } from "node:timers/promises";
import { JournalError } from "../journal-error.js";
import type { Connect, Send } from "../engine/batch.js";
import type { SqliteThread } from "./thread.js";
import { createMutex } from "../../runtime/mutex.js";

/**
 * The connection to a SQLite file, used by one caller at a time. Several processes may open the file: while another one
 * holds the write lock, this one retries, because SQLite's own `busy_timeout` is not fair.
 */
export function openSqliteConnection(thread: SqliteThread): {
  readonly connect: Connect;
  readonly close: () => Promise<void>;
} {
  const acquire = createMutex();
  return {
    async connect(work) {
      let release: (() => void) | undefined = await acquire();
      const lend = () => {
        release?.();
        release = undefined;
      };
      // The database can only be busy at the start of the transaction, so nothing of the message was done.
      const send: Send = (statements, isLast = false) =>
        waitWhileBusy(async () => {
          release ??= await acquire();
          const answered = thread.run(statements);
          // The thread runs messages in their order, so the next caller need not wait for the answer.
          if (isLast) lend();
          return answered;
        });
      try {
        return await work(send);
      } finally {
        lend();
      }
    },
    close: () => thread.close(),
  };
}

const longestWaitMs = 15_000;
const longestPauseMs = 10;

/** Runs work on a database that others may be writing to, and retries while it is busy: nothing was done then. */
export async function waitWhileBusy<T>(work: () => Promise<T>): Promise<T> {
  const endsAt = performance.now() + longestWaitMs;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isBusy(error)) throw error;
      if (performance.now() > endsAt) throw tooLong(error);
    }
    // Jitter keeps two processes from colliding again and again.
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
