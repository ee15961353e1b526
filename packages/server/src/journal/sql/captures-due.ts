import { endsCaptureWait, type Operation } from "../../domain/operation.js";
import type { Batch } from "../engine/batch.js";
import { listCommand, listQuery } from "../engine/list-statement.js";
import { captureDueColumns, type CaptureDueRow } from "./tables.js";

const insertDue = listCommand(
  captureDueColumns,
  // SQLite parses `on conflict` as the `on` of a join unless there is a `where`.
  (given) =>
    `insert into captures_due (reference, due_at) select reference, due_at from ${given} where true
     on conflict (reference) do update set due_at = excluded.due_at`,
);
const byReference = { reference: "text" } as const;
const deleteDue = listCommand(
  byReference,
  (given) => `delete from captures_due where reference in (select reference from ${given})`,
);
const selectDue = listQuery<typeof byReference, CaptureDueRow>(
  byReference,
  (given) => `select reference, due_at from captures_due where reference in (select reference from ${given})`,
);

/** Keeps the payments that wait to be validated up to date, in the transaction of an operation's move. */
export function indexCaptureDue(batch: Batch, operation: Operation): void {
  const { captureDue } = operation;
  if (endsCaptureWait(operation)) {
    deleteDue(batch, [{ reference: captureDue?.reference ?? operation.reference }]);
  } else if (captureDue) {
    insertDue(batch, [{ reference: captureDue.reference, due_at: captureDue.at }]);
  }
}

/** When the authorisations of these payments expire; those that wait for nothing are missing. */
export async function readCapturesDue(
  batch: Batch,
  references: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await selectDue(
    batch,
    references.map((reference) => ({ reference })),
  );
  return new Map(rows.map(({ reference, due_at }) => [reference, Number(due_at)]));
}
