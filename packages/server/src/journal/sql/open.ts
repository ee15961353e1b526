import type { Attempt } from "../../domain/attempt.js";
import type { NewAttempt } from "../journal.js";
import { openedHistory, passingOf } from "./history.js";
import { insertCommand, listCommand } from "../engine/list-statement.js";
import { attemptOf } from "./rows.js";
import { scheduleFirstChecks } from "./schedule-work.js";
import { indexOpened } from "./search-rows.js";
import type { Batch } from "../engine/batch.js";
import { attemptColumns, type AttemptRow } from "./tables.js";

const insertAttempts = insertCommand("attempts", attemptColumns);

/** Writes new attempts. The row of each serves as its first event as well. */
export async function openAttempts(
  batch: Batch,
  attempts: readonly NewAttempt[],
): Promise<readonly Attempt[]> {
  const rows = attempts.map(newRow);
  insertAttempts(batch, rows);
  scheduleFirstChecks(batch, attempts);
  const opened = rows.map(attemptOf);
  indexOpened(batch, opened);
  return opened;
}

const byReference = { reference: "text" } as const;
// Search terms stay, because no index finds them by reference; a search ignores terms without an attempt.
const deleteFrom = (table: string) =>
  listCommand(
    byReference,
    (given) =>
      `delete from ${table} where reference in (
         select reference from attempts where version = 1 and reference in (select reference from ${given})
       )`,
  );
const deleteChecks = deleteFrom("due_checks");
const deleteAttempts = listCommand(
  byReference,
  (given) => `delete from attempts where reference in (select reference from ${given}) and version = 1`,
);

/** Deletes attempts that have not moved since they were opened. */
export async function discardAttempts(batch: Batch, references: readonly string[]): Promise<readonly void[]> {
  const rows = references.map((reference) => ({ reference }));
  deleteChecks(batch, rows);
  deleteAttempts(batch, rows);
  return references.map(() => {});
}

function newRow(attempt: NewAttempt): AttemptRow {
  const { facts = {} } = attempt;
  return {
    reference: attempt.reference,
    order_id: attempt.orderId,
    state: "opened",
    version: 1,
    payment_method: attempt.paymentMethod,
    mode: attempt.mode ?? null,
    amount_minor: attempt.amountMinor,
    currency_code: attempt.currencyCode,
    created_at: attempt.createdAt,
    updated_at: attempt.createdAt,
    expires_at: attempt.expiresAt,
    checks: 0,
    notify_at: null,
    notified_at: null,
    passing: passingOf(facts),
    history: openedHistory({ ...attempt, facts }),
  };
}
