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

// Small, so that payments are not held up.
const pageSize = 100;

const byReference = { reference: "text" } as const;
type Ending = Pick<AttemptRow, "state" | "updated_at" | "notify_at">;
// By primary key and without row locks: payments are not held up, and no extra index is needed.
const selectPageAfter = listQuery<
  typeof byReference,
  Ending & Pick<AttemptRow, "reference"> & { readonly is_checked: string | null }
>(
  byReference,
  (given) =>
    `select reference, state, updated_at, notify_at,
       (select due_checks.reference from due_checks where due_checks.reference = attempts.reference) as is_checked
     from attempts where reference > (select reference from ${given}) order by reference limit ${pageSize}`,
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
 * Moves finished attempts to the archive, one page per transaction. The archive is a table of the same database: an
 * attempt is always in exactly one of the two places, a backup contains both, and support finds it with the same call.
 * Claims of paid orders stay in their own table.
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
    const over = page
      .filter((row) => row.is_checked === null && isOver(row, before))
      .map(({ reference }) => ({ reference }));
    if (over.length > 0) archived += await database.transact((batch) => movePage(batch, over, before));
    cursor = page.at(-1)?.reference ?? "";
    if (page.length < pageSize) return archived;
    // Lets other work use the database and this process between pages.
    await setImmediate();
  }
}

/**
 * True for an attempt that is final, has no pending notification, and has been unchanged for long enough. A move into a
 * final state also schedules the notification, unless the shop is not to be notified.
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
  // Events second: by then the rows are locked, and finished attempts get no more events.
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
