import type { Pool, PoolConfig } from "pg";
import { JournalError } from "../journal-error.js";
import type { Journal } from "../journal.js";
import { openPostgresConnections } from "./connections.js";
import { postgresDialect } from "../sql/dialect.js";
import { createSqlJournal } from "../sql/sql-journal.js";

/** Settings of openPostgresJournal. */
export interface PostgresJournalSettings {
  /** `postgres://user:password@host:5432/database`, with `?sslmode=verify-full` where it leaves the machine. */
  readonly url: string;
  /** Maximum number of connections. Default: 10. */
  readonly poolSize?: number;
}

/** Opens a journal on PostgreSQL. See open-journal.ts, which loads this file when it is needed. */
export async function openPostgresJournal(settings: PostgresJournalSettings): Promise<Journal> {
  requireUrl(settings.url);
  const { Pool } = await importPg();
  const pool = new Pool(poolConfig(settings));
  return createSqlJournal({ dialect: postgresDialect, ...openPostgresConnections(pool) });
}

// A query of the journal takes a few milliseconds. The client's own time-out is the last resort: it also ends queries
// to a server that has silently disappeared.
const limits = {
  connectionTimeoutMillis: 5_000,
  lock_timeout: 5_000,
  statement_timeout: 10_000,
  query_timeout: 15_000,
  idle_in_transaction_session_timeout: 30_000,
} satisfies PoolConfig;

// Every query of the journal finds a handful of rows by a key. PostgreSQL cannot know how many keys a statement
// carries: it assumes a hundred, and then prefers a sequential scan of a table with some thousand rows.
const byIndex = "-c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off";

// If the server rejects a `begin`, the statements pipelined after it would commit one by one: only a transaction may
// write.
const inTransaction = "-c default_transaction_read_only=on";

/** How the journal connects. */
export function poolConfig({ url, poolSize = 10 }: PostgresJournalSettings): PoolConfig {
  const address = new URL(url);
  // Options in the address take precedence over pg's own.
  address.searchParams.set(
    "options",
    `${byIndex} ${inTransaction} ${address.searchParams.get("options") ?? ""}`.trim(),
  );
  return {
    connectionString: address.href,
    max: poolSize,
    // Pipelining: statements are sent without waiting for earlier answers.
    pipeline: true,
    keepAlive: true,
    application_name: "sips-journal",
    ...limits,
  };
}

function requireUrl(url: string): void {
  const isPostgres = /^postgres(ql)?:\/\//i.test(url) && URL.canParse(url);
  const database = isPostgres ? new URL(url).pathname.slice(1) : "";
  if (database !== "") return;
  throw new JournalError(
    "JOURNAL_ADDRESS_INVALID",
    "The address of the PostgreSQL journal should be like postgres://user:password@host:5432/database.",
  );
}

async function importPg(): Promise<{ readonly Pool: typeof Pool }> {
  try {
    const pg = await import("pg");
    return pg.default;
  } catch (error) {
    const isMissing = error instanceof Error && "code" in error && error.code === "ERR_MODULE_NOT_FOUND";
    if (!isMissing) throw error;
    throw new JournalError(
      "JOURNAL_DRIVER_MISSING",
      "The journal on PostgreSQL needs the package pg, which is not installed: run `npm install pg@8`.",
      { cause: error },
    );
  }
}
