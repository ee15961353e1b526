import { chmodSync, closeSync, mkdirSync, openSync } from "node:fs";
import { dirname } from "node:path";

/**
 * Creates a new SQLite file that only its owner can read, and missing folders with mode 0700. SQLite gives the files that
 * it creates next to a database that database's mode.
 *
 * A file that exists is not opened: closing it again would end the locks of every connection of this process, and the
 * next process to close the database would delete its write-ahead log while it is in use.
 */
export function createPrivate(file: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  tryTo(() => closeSync(openSync(file, "wx", 0o600)));
}

/**
 * Makes a SQLite file and its `-wal` and `-shm` readable by their owner only. Called once SQLite has opened it: a mistyped
 * address must not take a folder, or another file, away from its readers.
 */
export function keepPrivate(file: string): void {
  for (const one of [file, `${file}-wal`, `${file}-shm`]) tryTo(() => chmodSync(one, 0o600));
}

/** Ignores errors: another user's file keeps its mode, and SQLite itself reports a file that cannot be opened. */
function tryTo(act: () => void): void {
  try {
    act();
  } catch {
    // See above.
  }
}
