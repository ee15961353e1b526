import type { Pool, PoolConfig } from "pg";
import { JournalError } from "../journal-error.js";
import type { Journal } from "../journal.js";
import { openPostgresConnections } from "./connections.js";
import { requireRoleSettings, startupOptions } from "./server-settings.js";
import { faultMessage } from "../../runtime/fault-message.js";
import { postgresDialect } from "../engine/dialect.js";
import { createSqlJournal } from "../sql/sql-journal.js";

/** Settings of openPostgresJournal. */
export interface PostgresJournalSettings {
  /** `postgres://user:password@host:5432/database`, with `?sslmode=verify-full` where it leaves the machine. */
  readonly url: string;
  /** Maximum number of connections. Default: 10. */
  readonly poolSize?: number;
  /**
   * `transaction` through a pooler that may run each transaction on another connection, such as PgBouncer in that mode:
   * statements are not prepared, and the role needs settings, which an error lists. Also as `?pooling=transaction` in the
   * address. Default: `session`, also for direct connections.
   */
  readonly pooling?: "session" | "transaction" | undefined;
  /**
   * A read replica for searches, counts and exports, in the form of `url`. What they find may be as old as the replica is
   * late; payments never read from it. Default: `url`.
   */
  readonly searchUrl?: string | undefined;
}

/** Opens a journal on PostgreSQL. See open-journal.ts, which loads this file when it is needed. */
export async function openPostgresJournal(settings: PostgresJournalSettings): Promise<Journal> {
  requireUrl(settings.url);
  if (settings.searchUrl !== undefined) requireUrl(settings.searchUrl);
  const { Pool } = await importPg();
  return openDatabases(settings, Pool).catch((error: unknown) => {
    throw error instanceof JournalError ? error : databaseUnusable(error);
  });
}

/** What pg says alone, such as `connect ECONNREFUSED`, names neither the journal nor what to look at. */
function databaseUnusable(cause: unknown): JournalError {
  return new JournalError(
    "JOURNAL_DATABASE_UNUSABLE",
    `The PostgreSQL database cannot be used as a journal: ${faultMessage(cause)}. Check host, port, database, user and password of its address.`,
    { cause },
  );
}

async function openDatabases(
  settings: PostgresJournalSettings,
  Pool: Awaited<ReturnType<typeof importPg>>["Pool"],
): Promise<Journal> {
  const open = async (url: string) => {
    const of = { ...settings, url };
    const pool = new Pool(poolConfig(of));
    const isTransaction = poolingOf(of) === "transaction";
    const connections = openPostgresConnections(pool, { isPrepared: !isTransaction });
    if (isTransaction)
      await requireRoleSettings(pool).catch((error: unknown) => closeAndThrow(error, connections));
    return connections;
  };
  const database = await open(settings.url);
  if (settings.searchUrl === undefined) return createSqlJournal({ dialect: postgresDialect, ...database });
  const search = await open(settings.searchUrl).catch((error: unknown) => closeAndThrow(error, database));
  return createSqlJournal({ dialect: postgresDialect, ...database, search });
}

/** Otherwise an open connection, which nobody could close any more, would keep the process alive. */
async function closeAndThrow(error: unknown, { close }: { close(): Promise<void> }): Promise<never> {
  await close().catch(() => {});
  throw error;
}

// The last resort: it also ends queries to a server that has silently disappeared. The server's own time-outs are
// shorter.
const limits = { connectionTimeoutMillis: 5_000, query_timeout: 15_000 } satisfies PoolConfig;

/** How the journal connects. */
export function poolConfig(settings: PostgresJournalSettings): PoolConfig {
  const { url, poolSize = 10 } = settings;
  const address = new URL(url);
  const pooling = poolingOf(settings);
  address.searchParams.delete("pooling");
  if (pooling === "session") {
    // Options in the address take precedence over pg's own.
    const own = address.searchParams.get("options") ?? "";
    address.searchParams.set("options", `${startupOptions} ${own}`.trim());
  }
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

function poolingOf({ url, pooling }: PostgresJournalSettings): "session" | "transaction" {
  const given = pooling ?? new URL(url).searchParams.get("pooling") ?? "session";
  if (given === "session" || given === "transaction") return given;
  throw new JournalError(
    "JOURNAL_ADDRESS_INVALID",
    "The journal's pooling is either session or transaction, such as ?pooling=transaction.",
  );
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
