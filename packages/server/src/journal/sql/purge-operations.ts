import { setImmediate } from "node:timers/promises";
import type { Attempt } from "../../domain/attempt.js";
import { instalmentSeries } from "../../domain/instalment-series.js";
import { deletedWith, isOldOperation, madeBy } from "../../domain/old-operations.js";
import { ownKinds, type Operation } from "../../domain/operation.js";
import type { Batch } from "../engine/batch.js";
import { namesOf } from "../engine/columns.js";
import type { Database } from "../engine/database.js";
import { listQuery } from "../engine/list-statement.js";
import type { AgeOptions } from "../journal.js";
import { deleteFrom } from "./archive.js";
import { releaseOrders } from "./claims.js";
import { deleteTerms } from "./delete-terms.js";
import { deleteOperations, selectOfTransaction } from "./operations.js";
import { readAllAttemptsOfOrders, readAttempts } from "./read.js";
import { operationOf } from "./rows.js";
import { termsOfTaken } from "./search-operations.js";
import { termsOfEnded } from "./search-rows.js";
import { operationColumns, type OperationRow } from "./tables.js";
import { termRows } from "./term-rows.js";
import { isOver } from "./walk-aged.js";

// Small, so that payments are not held up.
const pageSize = 100;
const pageColumns = {
  kind: "text",
  before: "bigint",
  created_at: operationColumns.created_at,
  idempotency_key: operationColumns.idempotency_key,
} as const;
const selectPage = listQuery<typeof pageColumns, OperationRow>(
  pageColumns,
  (given) =>
    `select ${namesOf(operationColumns)} from operations
     where kind = (select kind from ${given}) and created_at < (select before from ${given})
       and (created_at, idempotency_key) > (select created_at, idempotency_key from ${given})
     order by created_at, idempotency_key limit ${pageSize}`,
);
const deleteTaken = deleteFrom("taken_payments");
const deleteDues = deleteFrom("captures_due");

/** What goes together: an operation, all that was done to its transaction, and the payment that it has taken. */
interface Group extends NonNullable<ReturnType<typeof deletedWith>> {
  readonly own: Operation;
}

/**
 * Deletes what belongs to no attempt of a buyer's and is over: payments that staff have taken, later instalments, credits
 * and signatures of mandates, one page per transaction. Returns the number of payments.
 */
export async function purgeOperations(database: Database, options: AgeOptions): Promise<number> {
  let done = 0;
  for (const kind of ownKinds) {
    const page = { kind, before: options.now - options.olderThanMs, created_at: -1, idempotency_key: "" };
    for (;;) {
      const rows = await database.read((batch) => selectPage(batch, [page]));
      done += await takePage(database, rows.map(operationOf), options);
      options.onProgress?.(done);
      const last = rows.at(-1);
      if (!last || rows.length < pageSize) break;
      page.created_at = Number(last.created_at);
      page.idempotency_key = last.idempotency_key;
      // Lets other work use the database and this process between pages.
      await setImmediate();
    }
  }
  return done;
}

async function takePage(
  database: Database,
  page: readonly Operation[],
  options: AgeOptions,
): Promise<number> {
  const old = page.filter((one) => isOldOperation(one, options.now - options.olderThanMs));
  if (old.length === 0) return 0;
  const take = (batch: Batch) => endedGroups(batch, old, options);
  const groups = await (options.isDryRun === true
    ? database.read(take)
    : database.transact(async (batch) => {
        const ended = await take(batch);
        deleteGroups(batch, ended);
        return ended;
      }));
  return groups.filter(({ payment }) => payment !== undefined).length;
}

async function endedGroups(
  batch: Batch,
  old: readonly Operation[],
  options: AgeOptions,
): Promise<readonly Group[]> {
  const [rows, kept] = await Promise.all([
    selectOfTransaction(
      batch,
      old.map((one) => ({ reference: madeBy(one) })),
    ),
    keptFor(batch, old, options),
  ]);
  const found = rows.map(operationOf);
  return old.flatMap((own) => {
    if (kept.has(own.idempotencyKey)) return [];
    const ofTransaction = found.filter((one) => one.reference === madeBy(own) || madeBy(one) === madeBy(own));
    const gone = deletedWith(own, ofTransaction, options.now - options.olderThanMs);
    return gone ? [{ own, ...gone }] : [];
  });
}

/** The keys of those whose order, or whose first instalment, has an attempt that stays. */
async function keptFor(
  batch: Batch,
  old: readonly Operation[],
  options: AgeOptions,
): Promise<ReadonlySet<string>> {
  const [orders, firsts] = await Promise.all([
    ordersThatStay(batch, old, options),
    firstsThatStay(batch, old, options),
  ]);
  const isKept = ({ orderId = "", idempotencyKey }: Operation) =>
    orders.has(orderId) || firsts.has(instalmentSeries.firstOf(idempotencyKey) ?? "");
  return new Set(old.filter(isKept).map(({ idempotencyKey }) => idempotencyKey));
}

async function ordersThatStay(
  batch: Batch,
  old: readonly Operation[],
  options: AgeOptions,
): Promise<ReadonlySet<string>> {
  const orderIds = new Set(old.flatMap(({ orderId }) => orderId ?? []));
  const attempts = (await readAllAttemptsOfOrders(batch, [...orderIds])).flat();
  return new Set(attempts.filter((attempt) => stays(attempt, options)).map(({ orderId }) => orderId));
}

async function firstsThatStay(
  batch: Batch,
  old: readonly Operation[],
  options: AgeOptions,
): Promise<ReadonlySet<string>> {
  const references = new Set(
    old.flatMap(({ idempotencyKey }) => instalmentSeries.firstOf(idempotencyKey) ?? []),
  );
  const attempts = (await readAttempts(batch, [...references])).flatMap((attempt) => attempt ?? []);
  return new Set(attempts.filter((attempt) => stays(attempt, options)).map(({ reference }) => reference));
}

/** Attempts that are over have been deleted before, unless nothing is deleted. */
function stays(attempt: Attempt, options: AgeOptions): boolean {
  return options.isDryRun !== true || !isOver(attempt, options);
}

function deleteGroups(batch: Batch, groups: readonly Group[]): void {
  const operations = groups.flatMap((group) => group.operations);
  const rows = groups.map(({ own }) => ({ reference: madeBy(own) }));
  const payments = groups.flatMap(({ payment }) => payment ?? []);
  deleteOperations(
    batch,
    operations.map(({ idempotencyKey }) => ({ idempotency_key: idempotencyKey })),
  );
  releaseOrders(batch, payments);
  deleteTaken(batch, rows);
  deleteDues(batch, rows);
  deleteTerms(
    batch,
    groups.flatMap(({ own, payment }) =>
      payment ? termRows(payment.reference, [...termsOfTaken(own, payment), ...termsOfEnded(payment)]) : [],
    ),
  );
}
