import { setTimeout } from "node:timers/promises";
import { SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler, type Dialect } from "kysely";
import { JournalError } from "../journal-error.js";
import type { Connect, Send } from "../sql/batch.js";
import { sqliteDialect } from "../sql/dialect.js";
import type { SqliteThread } from "./thread.js";
import { createMutex, type Acquire } from "../../runtime/mutex.js";

/**
 * The two ways to a SQLite file: for work that many share, and Kysely's. One caller at a time has the thread's one
 * connection. Several processes may have the file: while another one has the write lock, this one tries again and again
 * instead of waiting in SQLite's own `busy_timeout`, which is not fair.
 */
export function openSqliteConnections(thread: SqliteThread): {
  readonly connect: Connect;
  readonly kysely: Dialect;
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
    kysely: kyselyOver(send, acquire, () => thread.close()),
  };
}

function kyselyOver(send: Send, acquire: Acquire, close: () => Promise<void>): Dialect {
  const execute = async (text: string) => void (await send([{ text }]));
  let release = () => {};
  const connection = {
    async executeQuery<R>({ sql, parameters }: { sql: string; parameters: readonly unknown[] }) {
      const [rows = []] = await send([{ text: sql, parameters }]);
      // Rows are what Kysely's own types say of the query.
      return { rows: rows as R[] };
    },
    streamQuery: () => {
      throw new TypeError("The journal reads whole answers.");
    },
  };
  return {
    createAdapter: () => new SqliteAdapter(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createDriver: () => ({
      init: async () => {},
      async acquireConnection() {
        release = await acquire();
        return connection;
      },
      beginTransaction: () => execute(sqliteDialect.begin),
      commitTransaction: () => execute("commit"),
      // What has failed in the thread is undone already.
      rollbackTransaction: () => execute("rollback").catch(() => {}),
      releaseConnection: async () => release(),
      destroy: close,
    }),
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
