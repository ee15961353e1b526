import { openJournal, type Journal } from "@sips-kit/server";
import { deleteRows } from "../packages/server/src/journal/testing/delete-rows.js";
import { openMemoryJournal } from "../packages/server/src/journal/testing/memory-journal.js";
import { createDatabase } from "./postgres.js";

/** Both stores by name, each with what opens an empty journal in it. */
export const stores: readonly [string, () => Promise<Journal>][] = [
  ["SQLite", openMemoryJournal],
  ["PostgreSQL", openPostgresJournal],
];

/** An empty journal in the store of that name. */
export function openJournalIn(store: string): Promise<Journal> {
  return store === "PostgreSQL" ? openPostgresJournal() : openMemoryJournal();
}

/** Databases of closed journals, each with empty tables. */
const unused: string[] = [];

/** An empty journal on PostgreSQL, in the database of one that was closed. */
export async function openPostgresJournal(): Promise<Journal> {
  const url = unused.pop() ?? (await createDatabase());
  const journal = await openJournal(url);
  let closing: Promise<void> | undefined;
  const close = async () => {
    await journal.close();
    await deleteRows(url);
    unused.push(url);
  };
  return { ...journal, close: () => (closing ??= close()) };
}
