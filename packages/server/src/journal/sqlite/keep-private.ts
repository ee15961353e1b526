import { chmodSync, closeSync, mkdirSync, openSync } from "node:fs";
import { dirname } from "node:path";

/**
 * Makes a SQLite file readable by its owner only: 0600 for the file and SQLite's `-wal` and `-shm`, also when they
 * already exist, and 0700 for folders that are created. Existing folders keep their mode, because others may use them.
 */
export function keepPrivate(file: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  // SQLite gives the files it creates next to a database that database's mode, so the mode must be right before it is
  // opened.
  tryTo(() => closeSync(openSync(file, "a", 0o600)));
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
