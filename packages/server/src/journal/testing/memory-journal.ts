import { sqliteDialect } from "../engine/dialect.js";
import { JournalError } from "../journal-error.js";
import type { Journal } from "../journal.js";
import { createSqlJournal } from "../sql/sql-journal.js";
import { openSqliteConnection } from "../sqlite/connection.js";
import { startSqliteThread, type SqliteThread } from "../sqlite/thread.js";

/** Threads of closed journals, each with empty tables in memory. */
const unused: SqliteThread[] = [];

/**
 * An empty journal in memory, on the thread of one that was closed: starting a thread and loading SQLite there takes most
 * of the CPU time of a test that opens a journal.
 */
export function openMemoryJournal(): Promise<Journal> {
  const thread = leaseThread(unused.pop() ?? startSqliteThread(":memory:"));
  return createSqlJournal({ dialect: sqliteDialect, ...openSqliteConnection(thread) });
}

/** Refuses calls once it is closed, as a thread does that has ended: none of a closed journal reach the next one. */
function leaseThread(thread: SqliteThread): SqliteThread {
  let closing: Promise<void> | undefined;
  return {
    run: (statements) =>
      closing
        ? Promise.reject(new JournalError("JOURNAL_CLOSED", "The journal is closed."))
        : thread.run(statements),
    close: () => (closing ??= giveBack(thread)),
  };
}

/** A thread left within a transaction cannot begin the one that deletes, and is not used again. */
async function giveBack(thread: SqliteThread): Promise<void> {
  try {
    const [tables = []] = await thread.run([{ text: tablesWithRows, parameters: [] }]);
    // The query has this one column.
    const names = (tables as readonly { readonly name: string }[]).map(({ name }) => name);
    const deletes = names.map((name) => `delete from ${name};`).join("");
    await thread.run([{ text: `begin immediate;${deletes}commit` }]);
    unused.push(thread);
  } catch {
    await thread.close();
  }
}

const tablesWithRows =
  "select name from sqlite_master where type = 'table' and name not like 'sqlite%' and name <> 'sips_migrations'";
