import type { AgeOptions } from "../journal.js";
import type { Batch } from "../engine/batch.js";
import { namesOf } from "../engine/columns.js";
import type { Database } from "../engine/database.js";
import { listCommand, listQuery } from "../engine/list-statement.js";
import { attemptOf } from "./rows.js";
import { attemptColumns, type AttemptRow } from "./tables.js";
import { isOver, pageOf, walkAged } from "./walk-aged.js";

const byReference = { reference: "text" } as const;
/** A page of attempts, without row locks, so that payments are not held up. */
export const pageAfter = pageOf<AttemptRow>("attempts", namesOf(attemptColumns));
/** Reads and locks attempts, except those that another transaction has locked. */
export const lockFree = listQuery<typeof byReference, AttemptRow>(
  byReference,
  (given, { locksRows }) =>
    `select ${namesOf(attemptColumns)} from attempts where reference in (select reference from ${given})
     ${locksRows ? "for update skip locked" : ""}`,
);
const selectChecks = listQuery<typeof byReference, Pick<AttemptRow, "reference">>(
  byReference,
  (given) => `select reference from due_checks where reference in (select reference from ${given})`,
);
const insertArchived = listCommand(
  byReference,
  (given) =>
    `insert into archive (${namesOf(attemptColumns)}) select ${namesOf(attemptColumns)} from attempts
     where reference in (select reference from ${given})`,
);
/** Deletes the rows of attempts from a table. */
export const deleteFrom = (table: string) =>
  listCommand(
    byReference,
    (given) => `delete from ${table} where reference in (select reference from ${given})`,
  );
const deleteAttempts = deleteFrom("attempts");

/**
 * Moves finished attempts to the archive, one page per transaction. The archive is a table of the same database: an
 * attempt is always in exactly one of the two places, a backup contains both, and support finds it with the same call.
 * Claims of paid orders stay in their own table.
 */
export async function archiveAttempts(database: Database, options: AgeOptions): Promise<number> {
  return walkAged(database, pageAfter, options, async (page) => {
    const over = page
      .filter((row) => isOver(attemptOf(row), options))
      .map(({ reference }) => ({ reference }));
    if (over.length === 0) return 0;
    if (options.isDryRun !== true) return database.transact((batch) => movePage(batch, over, options));
    const checked = await database.read((batch) => toCheck(batch, over));
    return over.length - checked.size;
  });
}

/** Of these attempts, those that are still checked, such as a debit that may come back. */
export async function toCheck(
  batch: Batch,
  references: readonly Pick<AttemptRow, "reference">[],
): Promise<ReadonlySet<string>> {
  return new Set((await selectChecks(batch, references)).map(({ reference }) => reference));
}

async function movePage(
  batch: Batch,
  references: readonly Pick<AttemptRow, "reference">[],
  options: AgeOptions,
): Promise<number> {
  const [locked, checked] = await Promise.all([lockFree(batch, references), toCheck(batch, references)]);
  const moving = locked
    .filter((row) => isOver(attemptOf(row), options) && !checked.has(row.reference))
    .map(({ reference }) => ({ reference }));
  insertArchived(batch, moving);
  deleteAttempts(batch, moving);
  return moving.length;
}
