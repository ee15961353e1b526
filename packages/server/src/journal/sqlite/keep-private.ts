import { chmodSync, closeSync, mkdirSync, openSync, statSync } from "node:fs";
import { dirname } from "node:path";

/**
 * Creates a new SQLite file that only its owner can read, and missing folders with mode 0700. SQLite gives the files that
 * it creates next to a database that database's mode.
 *
 * A file that exists is not opened: closing it again would end the locks of every connection of this process, and the
 * next process to close the database would delete its write-ahead log while it is in use.
 */
export function createPrivate(file: string): void {
  makeFolder(dirname(file));
  try {
    closeSync(openSync(file, "wx", 0o600));
  } catch (error) {
    // Of anything else, such as EACCES, SQLite would give a number only.
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error; // node:fs throws these
  }
}

/** Not `recursive` of Node, which tries forever below a folder that says of new ones ENOENT, such as `/proc`. */
function makeFolder(folder: string): void {
  if (isFolder(folder)) return;
  if (dirname(folder) !== folder) makeFolder(dirname(folder));
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    // Another process may have made it in between.
    if (!isFolder(folder)) throw error;
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

/**
 * Makes a SQLite file and its `-wal` and `-shm` readable by their owner only. Called once SQLite has opened it: a mistyped
 * address must not take a folder, or another file, away from its readers.
 */
export function keepPrivate(file: string): void {
  for (const one of [file, `${file}-wal`, `${file}-shm`]) {
    try {
      chmodSync(one, 0o600);
    } catch {
      // Another user's file keeps its mode.
    }
  }
}
