import { statSync } from "node:fs";
import type { Journal } from "../../journal/journal.js";
import { journalPlaceOf, openJournal, openPostgresJournal } from "../../journal/open-journal.js";
import { UsageError, type Terminal } from "./command.js";

/** The option of every command that needs the journal. */
export const journalOption = { journal: { type: "string" } } as const;

/** Its help. */
export const journalHelp =
  "  --journal ADDRESS   sqlite:FILE, postgres://user@host/database or a file's path; default: SIPS_JOURNAL";

/** Opens the journal at hand, uses it, and closes it. */
export async function withJournal<T>(
  { env }: Terminal,
  address: string | undefined,
  use: (journal: Journal) => Promise<T>,
): Promise<T> {
  const journal = await openJournalAtHand(address, env);
  try {
    return await use(journal);
  } finally {
    await journal.close();
  }
}

/**
 * Opens the journal of `--journal` or SIPS_JOURNAL. It must exist, so that a typo does not create a new one. Searches on
 * PostgreSQL read from SIPS_JOURNAL_REPLICA, if that is set.
 */
async function openJournalAtHand(given: string | undefined, env: Terminal["env"]): Promise<Journal> {
  const place = journalPlaceAtHand(given, env);
  if ("file" in place) return openJournal(place.file);
  return openPostgresJournal({ ...place, searchUrl: env["SIPS_JOURNAL_REPLICA"] || undefined });
}

/** The place of the journal of `--journal` or SIPS_JOURNAL. A file must exist. */
export function journalPlaceAtHand(
  given: string | undefined,
  env: Terminal["env"],
): ReturnType<typeof journalPlaceOf> {
  const address = given ?? env["SIPS_JOURNAL"];
  if (!address) {
    throw new UsageError(
      "the journal is missing: neither --journal nor SIPS_JOURNAL is set.",
      "For example: --journal sqlite:./.data/journal.db, or --journal postgres://shop@db.example/payments",
    );
  }
  const place = journalPlaceOf(address);
  if ("file" in place && !isFile(place.file)) {
    throw new UsageError(`there is no journal at ${place.file}.`, "Is it the path that the server uses?");
  }
  return place;
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}
