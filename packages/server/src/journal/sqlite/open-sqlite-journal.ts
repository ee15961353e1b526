import { JournalError } from "../journal-error.js";
import type { Journal } from "../journal.js";
import { createPrivate, keepPrivate } from "./keep-private.js";
import { faultMessage } from "../../runtime/fault-message.js";
import { sqliteDialect } from "../engine/dialect.js";
import { createSqlJournal } from "../sql/sql-journal.js";
import { createCheckpoint } from "./checkpoint.js";
import { dropOld, openChargeLog, readChargeLog, type Checkpoint } from "./charge-log.js";
import { openSqliteConnection, waitWhileBusy } from "./connection.js";
import { logCharges } from "./log-charges.js";
import { restoreLost } from "./restore-lost.js";
import { startSqliteThread } from "./thread.js";

/** See open-journal.ts, which loads this file when it is needed. */
export async function openSqliteJournal({ file }: { readonly file: string }): Promise<Journal> {
  if (file === ":memory:") return (await openDatabase(file)).journal;
  return withChargeLog(await openFile(file), `${file}-charges`);
}

interface Database {
  readonly journal: Journal;
  readonly checkpoint: Checkpoint;
}

/** Neither the file system nor SQLite names the file in what it reports. */
async function openFile(file: string): Promise<Database> {
  try {
    createPrivate(file);
    const database = await openDatabase(file);
    keepPrivate(file);
    return database;
  } catch (cause) {
    if (cause instanceof JournalError) throw cause;
    const text = `The SQLite file ${file} cannot be used as a journal: ${faultMessage(cause)}. Check the path, and that this process may write to the file and to its folder.`;
    throw new JournalError("JOURNAL_FILE_UNUSABLE", text, { cause });
  }
}

async function openDatabase(file: string): Promise<Database> {
  const thread = startSqliteThread(file);
  // FULL: a confirmed move also survives a power failure.
  const pragmas = ["pragma journal_mode = WAL", "pragma synchronous = FULL"];
  try {
    await waitWhileBusy(() => thread.run(pragmas.map((text) => ({ text }))));
  } catch (error) {
    // Otherwise each failed try would leave a thread behind.
    await thread.close().catch(() => {});
    throw error;
  }
  const connection = openSqliteConnection(thread);
  const journal = await createSqlJournal({ dialect: sqliteDialect, ...connection });
  return { journal, checkpoint: createCheckpoint(connection.connect) };
}

/** Before anything else is asked of the journal, what its database has lost of the log is put back. */
async function withChargeLog(database: Database, folder: string): Promise<Journal> {
  try {
    // Read before the database is: what other processes log meanwhile is in the database already.
    const { records, damaged } = await readChargeLog(folder);
    const journal = logCharges(database.journal, openChargeLog(folder, database.checkpoint));
    const restored = await restoreLost(journal, records);
    await dropOld(folder, database.checkpoint);
    return { ...journal, restored: { ...restored, damaged } };
  } catch (cause) {
    await database.journal.close().catch(() => {});
    if (cause instanceof JournalError) throw cause;
    // Such as one that a command has written as another user.
    const text = `The charge log ${folder} cannot be read or restored: ${faultMessage(cause)}. Check the disk, and that this process may read and write the folder and its files.`;
    throw new JournalError("JOURNAL_FILE_UNUSABLE", text, { cause });
  }
}
