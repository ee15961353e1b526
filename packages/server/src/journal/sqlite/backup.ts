import { rename, rm, stat } from "node:fs/promises";
import { JournalError } from "../journal-error.js";
import { copyChargeLog } from "./charge-log.js";
import { createPrivate } from "./keep-private.js";
import { startSqliteThread } from "./thread.js";

/**
 * Copies a SQLite journal while servers use it, and checks the integrity of the copy. The charge log is copied too, so
 * that the copy can be opened as it is: charges made during the copying are restored then.
 *
 * @throws JournalError with code JOURNAL_BACKUP_EXISTS if the target or its charge log exists, JOURNAL_DAMAGED if SQLite
 *   finds the copy damaged
 */
export async function backupSqliteJournal(file: string, target: string): Promise<void> {
  const charges = `${target}-charges`;
  if (await isThere(target)) throw exists("file", target);
  // Of an older backup, whose charges must not be mixed with these.
  if (await isThere(charges)) throw exists("folder", charges);
  // Only a complete copy gets the name: what an interrupted one leaves must not be taken for a backup.
  const part = `${target}.${process.pid}.part`;
  try {
    createPrivate(part);
    await runOn(file, `vacuum into '${part.replaceAll("'", "''")}'`);
    await checkSqliteFile(part);
    if (await isThere(`${file}-charges`)) {
      await copyChargeLog(`${file}-charges`, `${part}-charges`);
      await rename(`${part}-charges`, charges);
    }
    await rename(part, target);
  } finally {
    for (const left of [part, `${part}-charges`]) await rm(left, { force: true, recursive: true });
  }
}

function exists(what: string, path: string): JournalError {
  return new JournalError("JOURNAL_BACKUP_EXISTS", `There is a ${what} at ${path}; choose a new name.`);
}

/**
 * Checks all of a SQLite file and its indexes.
 *
 * @throws JournalError with code JOURNAL_DAMAGED and SQLite's findings
 */
async function checkSqliteFile(file: string): Promise<void> {
  const [rows = []] = await runOn(file, "pragma integrity_check", []);
  // libsql returns a row as an object of its columns.
  const found = (rows as readonly object[]).flatMap((row) => Object.values(row)).map(String);
  if (found.length === 1 && found[0] === "ok") return;
  throw new JournalError(
    "JOURNAL_DAMAGED",
    `SQLite finds ${file} damaged: ${found.slice(0, 3).join("; ")}. Replace it with the last intact backup, and leave ${file}-charges where it is: later charges are restored from there.`,
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
