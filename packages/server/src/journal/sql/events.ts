import type { JournalEvent } from "../journal.js";
import type { Batch } from "./batch.js";
import { namesOf } from "./columns.js";
import { listCommand, listQuery } from "./list-statement.js";
import { eventColumns, type EventRow } from "./tables.js";

// If another process has moved the attempt, either the event of this version exists already, or the attempt has another
// version: nothing is written then.
const insertRows = listCommand(
  eventColumns,
  (given) =>
    `insert into events (${namesOf(eventColumns)}) select ${namesOf(eventColumns)} from ${given}
     where exists (
       select 1 from attempts where attempts.reference = given.reference and attempts.version = given.version
     ) and not exists (
       select 1 from events where events.reference = given.reference and events.version = given.version
     )`,
);

/** Writes the events of those attempts that have just reached the event's version, in the transaction of their moves. */
export function insertEvents(batch: Batch, events: readonly JournalEvent[]): void {
  insertRows(batch, events.map(rowOfEvent));
}

function rowOfEvent(event: JournalEvent): EventRow {
  return {
    reference: event.reference,
    version: event.version,
    at: event.at,
    to_state: event.to,
    what: event.what,
    details: JSON.stringify(event.details),
  };
}

const byReference = { reference: "text" } as const;

/** The events of attempts, in the order of their versions. */
export const selectEvents = listQuery<typeof byReference, EventRow>(
  byReference,
  (given) =>
    `select ${namesOf(eventColumns)} from events where reference in (select reference from ${given}) order by version`,
);
