import { closeSync, existsSync, openSync } from "node:fs";
import Database from "libsql";

/**
 * Opens one of the shop's own SQLite files, readable by its owner only: SQLite's companion files get its mode. A file that
 * exists is not opened here, because closing it again would end the locks of this process's other connections.
 */
export function openDatabase(file: string): Database.Database {
  if (!existsSync(file)) closeSync(openSync(file, "a", 0o600));
  return new Database(file);
}
