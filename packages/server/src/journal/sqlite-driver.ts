import { setTimeout } from "node:timers/promises";
import {
  SqliteDialect,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type SqliteDatabase,
} from "kysely";
import { JournalError } from "./journal-error.js";

/** A SQLite database that also runs statements without preparing them. */
export interface ExecutingDatabase extends SqliteDatabase {
  exec(statement: string): void;
}

/**
 * Kysely's dialect for SQLite, made fit for several processes on one file. Each transaction takes the write lock as it
 * begins, so that none is told in its middle that what it has read is old. And while another process has the lock, this
 * one waits without standing still: SQLite's own `busy_timeout` would stop all its requests.
 */
export function createSharedSqliteDialect(database: ExecutingDatabase): Dialect {
  const dialect = new SqliteDialect({ database: preparingOnce(database) });
  return {
    createAdapter: () => dialect.createAdapter(),
    createIntrospector: (db) => dialect.createIntrospector(db),
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createDriver: () => share(dialect.createDriver(), database),
  };
}

// The journal's own statements are about forty; the rest are lists of different lengths.
const mostPrepared = 200;

/** Statements are prepared once and used again: to prepare one takes longer than to run it. */
function preparingOnce(database: ExecutingDatabase): SqliteDatabase {
  const prepared = new Map<string, Statement>();
  return {
    close() {
      prepared.clear();
      database.close();
    },
    prepare(text) {
      const known = prepared.get(text);
      if (known) return known;
      if (prepared.size >= mostPrepared) prepared.clear();
      const statement = withKnownReader(database.prepare(text));
      prepared.set(text, statement);
      return statement;
    },
  };
}

type Statement = ReturnType<SqliteDatabase["prepare"]>;

/** libsql asks the database each time whether a statement gives rows. */
function withKnownReader(statement: Statement): Statement {
  return {
    reader: statement.reader,
    all: (parameters) => statement.all(parameters),
    run: (parameters) => statement.run(parameters),
    iterate: (parameters) => statement.iterate(parameters),
  };
}

/**
 * Nothing that may find the database busy is a prepared statement: libsql ends one that was told so only when the
 * garbage collector comes by, and until then no transaction commits. So transactions begin and end by `exec`, and
 * everything that writes is in one.
 */
function share(driver: Driver, database: ExecutingDatabase): Driver {
  return {
    init: () => driver.init(),
    acquireConnection: async () => patient(await driver.acquireConnection()),
    beginTransaction: () => waitWhileBusy(() => database.exec("begin immediate")),
    commitTransaction: async () => database.exec("commit"),
    rollbackTransaction: async () => database.exec("rollback"),
    releaseConnection: (connection) => driver.releaseConnection(connection),
    destroy: () => driver.destroy(),
  };
}

/** Reads find a database busy only while another process mends or tidies it up after a crash. */
function patient(connection: DatabaseConnection): DatabaseConnection {
  return {
    executeQuery: (query) => waitWhileBusy(() => connection.executeQuery(query)),
    streamQuery: (query, chunkSize) => connection.streamQuery(query, chunkSize),
  };
}

const longestWaitMs = 15_000;
const longestPauseMs = 10;

/** Runs a piece of work on a database that others may be writing to. A busy database has done nothing of it. */
export async function waitWhileBusy<T>(work: () => Promise<T> | T): Promise<T> {
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
