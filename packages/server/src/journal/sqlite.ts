import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { Kysely, SqliteDialect, type SqliteDatabase } from "kysely";
import Database from "libsql";
import type { Journal } from "./journal.js";
import { createSqlJournal } from "./sql-journal.js";
import type { JournalTables } from "./tables.js";

/**
 * Opens the journal in a SQLite file: embedded, no compiler and no server needed, good for one machine. Folders on the
 * way are made. Each move is on the disk before its call goes out.
 *
 * @example
 * const journal = await openSqliteJournal({ file: ".data/journal.db" });
 */
export async function openSqliteJournal(options: { readonly file: string }): Promise<Journal> {
  if (options.file !== ":memory:") mkdirSync(dirname(options.file), { recursive: true });
  const database = new Database(options.file);
  database.pragma("journal_mode = WAL");
  // FULL: a move that was answered for survives a power failure too.
  database.pragma("synchronous = FULL");
  database.pragma("busy_timeout = 5000");
  // libsql has the interface of better-sqlite3, which is what Kysely's dialect asks for.
  const dialect = new SqliteDialect({ database: database as unknown as SqliteDatabase });
  return createSqlJournal(new Kysely<JournalTables>({ dialect }));
}
