import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { Kysely } from "kysely";
import Database from "libsql";
import type { Journal } from "./journal.js";
import { createSqlJournal } from "./sql-journal.js";
import { createSqliteDialect } from "./sqlite-dialect.js";
import { createSharedSqliteDialect, waitWhileBusy, type ExecutingDatabase } from "./sqlite-driver.js";
import type { JournalTables } from "./tables.js";

/** See open-journal.ts, which loads this file when it is needed. */
export async function openSqliteJournal(options: { readonly file: string }): Promise<Journal> {
  if (options.file !== ":memory:") mkdirSync(dirname(options.file), { recursive: true });
  const database = new Database(options.file);
  await waitWhileBusy(() => database.exec("pragma journal_mode = WAL"));
  // FULL: a move that was answered for survives a power failure too.
  await waitWhileBusy(() => database.exec("pragma synchronous = FULL"));
  // libsql has the interface of better-sqlite3, which is what Kysely's dialect asks for.
  const dialect = createSharedSqliteDialect(database as unknown as ExecutingDatabase);
  return createSqlJournal(new Kysely<JournalTables>({ dialect }), createSqliteDialect());
}
