import type { Pool } from "pg";
import { JournalError } from "../journal-error.js";
import type { Journal } from "../journal.js";
import { poolConfig, poolingOf, requireUrl, type PostgresJournalSettings } from "./connection-settings.js";
import { openPostgresConnections } from "./connections.js";
import { requireRoleSettings } from "./server-settings.js";
import { faultMessage } from "../../runtime/fault-message.js";
import { postgresDialect } from "../engine/dialect.js";
import { createSqlJournal } from "../sql/sql-journal.js";

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
