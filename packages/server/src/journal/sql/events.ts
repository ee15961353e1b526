import type { JournalEvent } from "../journal.js";
import type { Batch } from "./batch.js";
import { namesOf } from "./columns.js";
import { insertCommand, listQuery } from "./list-statement.js";
import { eventColumns, type EventRow } from "./tables.js";

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

const byReference = { reference: "text" } as const;

/** The events of attempts; those of one are in their order. */
export const selectEvents = listQuery<typeof byReference, EventRow>(
  byReference,
  (given) =>
    `select ${namesOf(eventColumns)} from events where reference in (select reference from ${given}) order by version`,
);
