import { chmodSync, closeSync, mkdirSync, openSync } from "node:fs";
import { dirname } from "node:path";

/**
 * Lets nobody but its owner read a SQLite file: 0600 for the file and what SQLite puts beside it, also when they are
 * there already, and 0700 for the folders that are made on the way. Folders that are there keep their mode: they may
 * be somebody else's too.
 */
export function keepPrivate(file: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  // SQLite gives what it makes beside a file the mode of that file: so it must be right before SQLite opens it.
  tryTo(() => closeSync(openSync(file, "a", 0o600)));
  for (const one of [file, `${file}-wal`, `${file}-shm`]) tryTo(() => chmodSync(one, 0o600));
}

/** Another user's file keeps its mode, and what cannot be opened at all SQLite tells in its own words. */
function tryTo(act: () => void): void {
  try {
    act();
  } catch {
    // See above.
  }
}
