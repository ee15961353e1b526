import type { Attempt } from "../../domain/attempt.js";
import type { Move, NewAttempt } from "../journal.js";
import type { Batch } from "../engine/batch.js";
import { namesOf } from "../engine/columns.js";
import { isMoved, movedTo } from "./is-moved.js";
import { insertCommand, listCommand } from "../engine/list-statement.js";
import { isUnderWay } from "./search-rows.js";
import { dueColumns } from "./tables.js";

/** A move, and the attempt before and after it. */
export interface MadeMove {
  readonly before: Attempt;
  readonly move: Move;
  readonly after: Attempt;
}

const insertChecks = insertCommand("due_checks", dueColumns);

/** Schedules the checks of new attempts, in the transaction that opens them. */
export function scheduleFirstChecks(batch: Batch, attempts: readonly NewAttempt[]): void {
  insertChecks(
    batch,
    attempts.map(({ reference, checkAt }) => ({ reference, due_at: checkAt, version: 1 })),
  );
}

const checks = replaceIn("due_checks");
const notifications = replaceIn("due_notifications");

/** Replaces what is due for moved attempts, in the transaction of the moves. Does nothing for moves that were not made. */
export function scheduleWork(batch: Batch, moves: readonly MadeMove[]): void {
  checks(
    batch,
    moves.map(({ move, after }) => ({
      after,
      isNew: false,
      // Attempts under way keep a row, by which searches find them.
      dueAt: move.checkAt ?? (isUnderWay(after.state) ? null : undefined),
    })),
  );
  notifications(
    batch,
    // Without a result before and after, there is nothing to change.
    moves
      .filter(({ before, after }) => (before.notifyAt ?? after.notifyAt) !== undefined)
      .map(({ before, after }) => ({
        after,
        isNew: before.notifyAt === undefined,
        dueAt: after.notifyAt,
      })),
  );
}

interface Due {
  readonly after: Attempt;
  /** True when nothing of this kind is due yet. */
  readonly isNew: boolean;
  readonly dueAt: number | null | undefined;
}

function replaceIn(table: string): (batch: Batch, due: readonly Due[]) => void {
  const deleteRows = listCommand(
    { reference: dueColumns.reference, ...movedTo },
    (given) => `delete from ${table} where reference in (select reference from ${given} where ${isMoved})`,
  );
  const updateRows = listCommand(
    { ...dueColumns, ...movedTo },
    (given) =>
      `update ${table} set due_at = given.due_at, version = given.version from ${given}
       where ${table}.reference = given.reference and ${isMoved}`,
  );
  // Not one statement with `on conflict`, for which PostgreSQL logs a lock of the row or a further record.
  const insertMissing = listCommand(
    { ...dueColumns, ...movedTo },
    (given) =>
      `insert into ${table} (${namesOf(dueColumns)}) select ${namesOf(dueColumns)} from ${given}
       where ${isMoved} and not exists (select 1 from ${table} where ${table}.reference = given.reference)`,
  );
  return (batch, due) => {
    const rowsOf = (chosen: readonly Due[]) =>
      chosen.map(({ after: { reference, version, state }, dueAt = null }) => ({
        reference,
        version,
        state,
        due_at: dueAt,
      }));
    deleteRows(batch, rowsOf(due.filter(({ dueAt }) => dueAt === undefined)));
    const standing = due.filter(({ dueAt }) => dueAt !== undefined);
    updateRows(batch, rowsOf(standing.filter(({ isNew }) => !isNew)));
    insertMissing(batch, rowsOf(standing));
  };
}
