import { fileURLToPath } from "node:url";
import { JournalError } from "./journal-error.js";
import type { Journal } from "./journal.js";
import type { PostgresJournalSettings } from "./postgres/connection-settings.js";

/**
 * Opens the journal that a text names, such as the value of `SIPS_JOURNAL`: `postgres://user@host/database`,
 * `sqlite:./.data/journal.db`, or the path of a SQLite file.
 *
 * @throws JournalError with code JOURNAL_ADDRESS_INVALID when the text names no journal, JOURNAL_FILE_UNUSABLE
 *   when its SQLite file cannot be opened
 *
 * @example
 * const journal = await openJournal(process.env.SIPS_JOURNAL ?? "sqlite:./.data/journal.db");
 */
export async function openJournal(address: string): Promise<Journal> {
  const place = journalPlaceOf(address);
  return "url" in place ? openPostgresJournal(place) : openSqliteJournal(place);
}

/**
 * Opens the journal in a SQLite file: embedded, without a compiler or a server, for the processes of one machine.
 * Missing folders are created with mode 0700; the file and its `-wal` and `-shm` are set to 0600 each time they are
 * opened. Each move is on disk before its call is sent.
 *
 * @throws JournalError with code JOURNAL_FILE_UNUSABLE, and the file's name, when it cannot be opened
 *
 * @example
 * const journal = await openSqliteJournal({ file: ".data/journal.db" });
 */
export async function openSqliteJournal(options: { readonly file: string }): Promise<Journal> {
  // A store is loaded when it is opened, so that using the gateway client alone loads no database.
  const place = journalPlaceOf(options?.file);
  if ("url" in place) throw invalid("openSqliteJournal opens files only; openJournal opens this address");
  return (await import("./sqlite/open-sqlite-journal.js")).openSqliteJournal(place);
}

/**
 * Opens the journal in a PostgreSQL database: for several server processes or machines. Needs the package `pg`, which
 * you install yourself. Creates its tables when they are missing; several processes may do so at once.
 *
 * @throws JournalError when the address is malformed, `pg` is not installed, or the database cannot be used
 *
 * @example
 * const journal = await openPostgresJournal({ url: "postgres://shop@db.example/payments" });
 */
export async function openPostgresJournal(settings: PostgresJournalSettings): Promise<Journal> {
  return (await import("./postgres/open-postgres-journal.js")).openPostgresJournal(settings);
}

/** Which store a text names. Throws as openJournal does. */
export function journalPlaceOf(address: string): { readonly url: string } | { readonly file: string } {
  // A single letter is a Windows drive.
  const scheme = /^([A-Za-z][A-Za-z0-9+.-]+):/.exec(address)?.[1]?.toLowerCase();
  switch (scheme) {
    case "postgres":
    case "postgresql":
      return { url: address };
    case "sqlite":
      return { file: requirePath(address.slice("sqlite:".length)) };
    case "file":
      return { file: requirePath(pathOf(address)) };
    case undefined:
      return { file: requirePath(address) };
    default:
      // Only the scheme is named: the rest may hold a password.
      throw invalid(`${scheme}: is no store that this package knows`);
  }
}

function pathOf(address: string): string {
  try {
    return fileURLToPath(address);
  } catch {
    throw invalid("the file: address is not one of this machine");
  }
}

/** A setting that comes from an environment may be missing, whatever its type says. */
function requirePath(path: string | undefined): string {
  if (typeof path !== "string" || path === "" || path.includes("\0"))
    throw invalid("the path of the SQLite file is missing");
  if (path.startsWith("//")) throw invalid("a SQLite file has no host; write sqlite:/path/to/file");
  if (path.endsWith("/")) throw invalid("the path names a folder; name a file in it, such as journal.db");
  return path;
}

function invalid(why: string): JournalError {
  return new JournalError(
    "JOURNAL_ADDRESS_INVALID",
    `The journal's address names no journal: ${why}. Use postgres://user@host/database, sqlite:./.data/journal.db or a file's path.`,
  );
}
