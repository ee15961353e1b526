import type { JournalEvent } from "../journal.js";
import { insertCommand } from "./list-statement.js";
import type { Batch } from "./batch.js";
import { eventColumns } from "./tables.js";

const insertRows = insertCommand("events", eventColumns);

/** Writes what has happened, in the transaction in which it happened. */
export function insertEvents(batch: Batch, events: readonly JournalEvent[]): void {
  const rows = events.map((event) => ({
    reference: event.reference,
    version: event.version,
    at: event.at,
    from_state: event.from ?? null,
    to_state: event.to,
    what: event.what,
    details: JSON.stringify(event.details),
  }));
  insertRows(batch, rows);
}
