import { cp, stat } from "node:fs/promises";
import { JournalError } from "../journal-error.js";
import { keepPrivate } from "./keep-private.js";
import { startSqliteThread } from "./thread.js";

/**
 * Copies a SQLite journal while servers use it, and looks whether the copy is sound. Its charge log goes with it, so that
 * the copy may be opened as it is: what was charged while it was made is put back then.
 *
 * @throws JournalError with code JOURNAL_BACKUP_EXISTS when there is something at the target, JOURNAL_DAMAGED when SQLite
 *   finds the copy unsound
 */
export async function backupSqliteJournal(file: string, target: string): Promise<void> {
  if (await isThere(target)) {
    throw new JournalError("JOURNAL_BACKUP_EXISTS", `There is a file at ${target}; name a new one.`);
  }
  keepPrivate(target);
  await runOn(file, `vacuum into '${target.replaceAll("'", "''")}'`);
  await checkSqliteFile(target);
  if (await isThere(`${file}-charges`)) await cp(`${file}-charges`, `${target}-charges`, { recursive: true });
}

/**
 * Reads all of a SQLite file and its indexes.
 *
 * @throws JournalError with code JOURNAL_DAMAGED that says what SQLite has found
 */
export async function checkSqliteFile(file: string): Promise<void> {
  const [rows = []] = await runOn(file, "pragma integrity_check", []);
  // libsql gives a row as an object of its columns.
  const found = (rows as readonly object[]).flatMap((row) => Object.values(row)).map(String);
  if (found.length === 1 && found[0] === "ok") return;
  throw new JournalError(
    "JOURNAL_DAMAGED",
    `SQLite finds ${file} damaged: ${found.slice(0, 3).join("; ")}. Put the last sound backup in its place, and leave ${file}-charges where it is: what was charged since is put back from there.`,
  );
}

async function runOn(file: string, text: string, parameters?: readonly []) {
  const thread = startSqliteThread(file);
  try {
    return await thread.run([{ text, ...(parameters && { parameters }) }]);
  } finally {
    await thread.close().catch(() => {});
  }
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
