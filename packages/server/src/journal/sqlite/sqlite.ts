import type { Journal } from "../journal.js";
import { keepPrivate } from "./keep-private.js";
import { sqliteDialect } from "../sql/dialect.js";
import { createSqlJournal } from "../sql/sql-journal.js";
import { openSqliteConnection, waitWhileBusy } from "./connection.js";
import { startSqliteThread } from "./thread.js";

/** See open-journal.ts, which loads this file when it is needed. */
export async function openSqliteJournal(options: { readonly file: string }): Promise<Journal> {
  if (options.file !== ":memory:") keepPrivate(options.file);
  const thread = startSqliteThread(options.file);
  // FULL: a move that was answered for survives a power failure too.
  const pragmas = ["pragma journal_mode = WAL", "pragma synchronous = FULL"];
  try {
    await waitWhileBusy(() => thread.run(pragmas.map((text) => ({ text }))));
  } catch (error) {
    // Else each try would leave a thread behind.
    await thread.close().catch(() => {});
    throw error;
  }
  return createSqlJournal({ dialect: sqliteDialect, ...openSqliteConnection(thread) });
}
