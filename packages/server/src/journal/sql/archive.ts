import { setImmediate } from "node:timers/promises";
import { isFinal, type AttemptState } from "../../domain/attempt.js";
import type { ArchiveOptions } from "../journal.js";
import type { Batch } from "./batch.js";
import { namesOf } from "./columns.js";
import type { Database } from "./database.js";
import { selectEvents } from "./events.js";
import { insertCommand, listCommand, listQuery } from "./list-statement.js";
import { archiveRowOf, attemptOf, eventsOf } from "./rows.js";
import { archiveColumns, attemptColumns, type AttemptRow, type EventRow } from "./tables.js";

// Small enough that a payment which waits for a page of them does not notice.
const pageSize = 100;

const byReference = { reference: "text" } as const;
type Ending = Pick<AttemptRow, "state" | "updated_at" | "notify_at">;
// By primary key and without a lock: whoever pays meanwhile is not held up, and no index is kept for this alone.
const selectPageAfter = listQuery<typeof byReference, Ending & Pick<AttemptRow, "reference">>(
  byReference,
  (given) =>
    `select reference, state, updated_at, notify_at from attempts
     where reference > (select reference from ${given}) order by reference limit ${pageSize}`,
);
const lockFree = listQuery<typeof byReference, AttemptRow>(
  byReference,
  (given, { locksRows }) =>
    `select ${namesOf(attemptColumns)} from attempts where reference in (select reference from ${given})
     ${locksRows ? "for update skip locked" : ""}`,
);
const insertArchived = insertCommand("archive", archiveColumns);
const deleteFrom = (table: string) =>
  listCommand(
    byReference,
    (given) => `delete from ${table} where reference in (select reference from ${given})`,
  );
const deleteEvents = deleteFrom("events");
const deleteAttempts = deleteFrom("attempts");

/**
 * Moves attempts that are over to the archive, a page a transaction. The archive is a table of the same database: an
 * attempt is at all times in exactly one of the two places, a backup has both, and support finds it by the same call.
 * The claim of a paid order stays where it is.
 */
export async function archiveAttempts(
  database: Database,
  { now, olderThanMs }: ArchiveOptions,
): Promise<number> {
  const before = now - olderThanMs;
  let archived = 0;
  let cursor = "";
  for (;;) {
    const page = await database.read((batch) => selectPageAfter(batch, [{ reference: cursor }]));
    const over = page.filter((row) => isOver(row, before)).map(({ reference }) => ({ reference }));
    if (over.length > 0) archived += await database.transact((batch) => movePage(batch, over, before));
    cursor = page.at(-1)?.reference ?? "";
    if (page.length < pageSize) return archived;
    // Others have their turn on the database and on this process.
    await setImmediate();
  }
}

/**
 * Over: nothing can change it any more, the shop has been told or is not to be told, and that is long enough ago. A move
 * into a final state says when the shop is to be told, unless it is not.
 */
function isOver(row: Ending, before: number): boolean {
  const isTold = row.notify_at === null;
  // Only `move` and `open` write states, and they take them from the type.
  return isFinal(row.state as AttemptState) && isTold && Number(row.updated_at) < before;
}

async function movePage(
  batch: Batch,
  references: readonly Pick<AttemptRow, "reference">[],
  before: number,
): Promise<number> {
  // Events second: by then the rows are locked, and nothing adds to those of an attempt that is over.
  const [locked, events] = await Promise.all([lockFree(batch, references), selectEvents(batch, references)]);
  const rows = locked.filter((row) => isOver(row, before));
  insertArchived(
    batch,
    rows.map((row) => archiveRow(row, events)),
  );
  const moving = rows.map(({ reference }) => ({ reference }));
  deleteEvents(batch, moving);
  deleteAttempts(batch, moving);
  return moving.length;
}

function archiveRow(row: AttemptRow, events: readonly EventRow[]) {
  const own = events.filter((event) => event.reference === row.reference);
  const attempt = attemptOf(row);
  return archiveRowOf(attempt, eventsOf(attempt, own));
}
