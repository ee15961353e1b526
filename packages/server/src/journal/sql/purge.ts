import type { Attempt } from "../../domain/attempt.js";
import { referencesOfPayment } from "../../domain/references-of-payment.js";
import type { AgeOptions } from "../journal.js";
import { requirePurgeAge } from "../require-purge-age.js";
import { openedTermsOf, resultTermsOf } from "../search-terms.js";
import { deleteFrom, lockFree, pageAfter, toCheck } from "./archive.js";
import type { Batch } from "../engine/batch.js";
import { releaseOrders } from "./claims.js";
import { namesOf } from "../engine/columns.js";
import type { Database } from "../engine/database.js";
import { listCommand, listQuery } from "../engine/list-statement.js";
import { deleteTerms } from "./delete-terms.js";
import { readAllAttemptsOfOrders, readArchived } from "./read.js";
import { attemptOf } from "./rows.js";
import { attemptColumns, type AttemptRow, type OperationRow } from "./tables.js";
import { termRows } from "./term-rows.js";
import { isOver, pageOf, walkAged } from "./walk-aged.js";

const byReference = { reference: "text" } as const;
const archivePageAfter = pageOf<AttemptRow>("archive", namesOf(attemptColumns));
const selectBusy = listQuery<typeof byReference, Pick<OperationRow, "reference">>(
  byReference,
  (given) => `select reference from operation_locks where reference in (select reference from ${given})`,
);
const lateColumns = { reference: "text", since: "bigint" } as const;
// The merchant may repeat a late request, and its idempotency key must be known then.
const selectOperatedLate = listQuery<typeof lateColumns, Pick<OperationRow, "reference">>(
  lateColumns,
  (given) =>
    `select operations.reference from ${given} join operations on operations.reference = given.reference
     where operations.new_reference is null and operations.updated_at >= given.since`,
);
const deleteCounted = (table: string) =>
  listCommand<typeof byReference, { readonly reference: string }>(
    byReference,
    (given) => `delete from ${table} where reference in (select reference from ${given}) returning reference`,
  );
const deleteAttempts = deleteCounted("attempts");
const deleteArchived = deleteCounted("archive");
const deleteDuesOf = deleteFrom("captures_due");
// A duplicate is a payment of its own: see `purge-operations.ts`.
const deleteOperations = listCommand(
  byReference,
  (given) =>
    `delete from operations where reference in (select reference from ${given}) and new_reference is null`,
);
const deleteStates = listCommand(
  { reference: "text", state: "text" },
  (given) => `delete from search_states where (state, reference) in (select state, reference from ${given})`,
);

/**
 * Deletes orders that are over, one page of attempts per transaction: those in the archive first, then those that were
 * not archived.
 */
export async function purgeAttempts(database: Database, options: AgeOptions): Promise<number> {
  requirePurgeAge(options.olderThanMs);
  const take = (page: readonly Attempt[]) => takePage(database, page, options);
  const archived = await walkAged(database, archivePageAfter, options, (rows) => take(rows.map(attemptOf)));
  const onProgress = (done: number) => options.onProgress?.(archived + done);
  const live = await walkAged(database, pageAfter, { ...options, onProgress }, (rows) =>
    take(rows.map(attemptOf)),
  );
  return archived + live;
}

async function takePage(database: Database, page: readonly Attempt[], options: AgeOptions): Promise<number> {
  const over = page.filter((attempt) => isOver(attempt, options));
  const orderIds = [...new Set(over.map(({ orderId }) => orderId))].sort();
  if (orderIds.length === 0) return 0;
  if (options.isDryRun === true) {
    const ended = await database.read((batch) => endedOrders(batch, orderIds, options));
    const all = new Set(ended.flat().map(({ reference }) => reference));
    // The other attempts of these orders are counted with their own pages.
    return over.filter(({ reference }) => all.has(reference)).length;
  }
  const deleted = await database.transact((batch) => deleteOrders(batch, orderIds, options));
  return deleted();
}

/** The attempts of those orders that are over, order by order. */
async function endedOrders(
  batch: Batch,
  orderIds: readonly string[],
  options: AgeOptions,
): Promise<readonly (readonly Attempt[])[]> {
  const orders = await readAllAttemptsOfOrders(batch, orderIds);
  const over = orders.filter((attempts) => attempts.every((attempt) => isOver(attempt, options)));
  const attempts = over.flat();
  const since = options.now - options.olderThanMs;
  const [operated, late, checked] = await Promise.all([
    selectBusy(batch, operatedRows(attempts)),
    selectOperatedLate(
      batch,
      attempts.map(({ reference }) => ({ reference, since })),
    ),
    toCheck(batch, attempts.map(rowOf)),
  ]);
  const busy = new Set([...[...operated, ...late].map(({ reference }) => reference), ...checked]);
  return over.filter((order) => !operatedRows(order).some(({ reference }) => busy.has(reference)));
}

/** Returns a function that gives the number of attempts deleted, once the statements are answered. */
async function deleteOrders(
  batch: Batch,
  orderIds: readonly string[],
  options: AgeOptions,
): Promise<() => number> {
  const ended = await endedOrders(batch, orderIds, options);
  const references = ended.flat().map(({ reference }) => reference);
  // Live rows first: an attempt that is archived meanwhile is found in the archive.
  const locked = await lockFree(batch, ended.flat().map(rowOf));
  const archived = await readArchived(batch, references);
  const standing = new Set([...locked.map(({ reference }) => reference), ...archived.keys()]);
  const going = ended.filter((attempts) => attempts.every(({ reference }) => standing.has(reference))).flat();
  const rows = going.map(rowOf);
  releaseOrders(batch, going);
  deleteOperations(batch, operatedRows(going));
  deleteDuesOf(batch, rows);
  deleteStates(
    batch,
    going.map(({ reference, state }) => ({ reference, state })),
  );
  const terms = going.flatMap((attempt) =>
    termRows(attempt.reference, [...openedTermsOf(attempt), ...resultTermsOf(attempt)]),
  );
  deleteTerms(batch, terms);
  const deleted = [deleteAttempts(batch, rows), deleteArchived(batch, rows)];
  return () => deleted.reduce((sum, answer) => sum + answer().length, 0);
}

function operatedRows(attempts: readonly Attempt[]) {
  return attempts.flatMap(referencesOfPayment).map((reference) => ({ reference }));
}

function rowOf({ reference }: Attempt) {
  return { reference };
}
