import { isOver, isTakenSince, type Operation } from "../../domain/operation.js";
import { permitsOperationMove } from "../../domain/permits-operation-move.js";
import {
  isStorable,
  longestOrderId,
  longestReference,
  longestRequestId,
  requireStorable,
} from "../engine/ids.js";
import type {
  NewOperation,
  Opened,
  OperationMove,
  OperationsJournal,
  SumOf,
  SumOfTaken,
} from "../operations-journal.js";
import type { Batch } from "../engine/batch.js";
import { namesOf } from "../engine/columns.js";
import { indexCaptureDue } from "./captures-due.js";
import type { Database } from "../engine/database.js";
import { leaseDue } from "./lease-due.js";
import { listCommand, listQuery } from "../engine/list-statement.js";
import { operationOf } from "./rows.js";
import { claimOrderOf, releaseOrderOf } from "./operation-claims.js";
import { indexMovedOperation, indexOpenedOperation } from "./search-operations.js";
import { operationColumns, operationLockColumns, type OperationRow } from "./tables.js";
import { addDeliveries } from "./webhooks.js";

/** The merchants' operations of a journal in a database. */
export function createSqlOperations(database: Database): OperationsJournal {
  return {
    async open(operation) {
      requireStorable("idempotencyKey", operation.idempotencyKey, longestRequestId);
      requireStorable("reference", operation.reference, longestReference);
      if (operation.claimsOrder) requireStorable("orderId", operation.orderId ?? "", longestOrderId);
      if (operation.newReference !== undefined)
        requireStorable("newReference", operation.newReference, longestReference);
      return database.transact((batch) => openIn(batch, operation));
    },
    async move(idempotencyKey, move, webhooksOf = () => []) {
      if (!isStorable(idempotencyKey, longestRequestId)) return undefined;
      return database.transact(async (batch) => {
        const moved = await moveIn(batch, idempotencyKey, move);
        if (moved) addDeliveries(batch, webhooksOf(moved));
        return moved;
      });
    },
    async read(idempotencyKey) {
      if (!isStorable(idempotencyKey, longestRequestId)) return undefined;
      return database.read((batch) => readIn(batch, idempotencyKey));
    },
    async of(reference) {
      if (!isStorable(reference, longestReference)) return [];
      const rows = await database.read((batch) => selectOfTransaction(batch, [{ reference }]));
      return rows.map(operationOf);
    },
    async ofKinds(which) {
      const rows = await database.read((batch) => selectOfKinds(batch, kindRows(which)));
      return rows.map(operationOf).toSorted((one, other) => other.createdAt - one.createdAt);
    },
    async lease(lease) {
      const rows = await database.transact((batch) => leaseOperations(batch, lease));
      return rows.map(operationOf);
    },
  };
}

const allColumns = namesOf(operationColumns);
const byKey = { idempotency_key: "text" } as const;
const byReference = { reference: "text" } as const;

/** All operations on a transaction, and those that have made it. */
export const selectOfTransaction = listQuery<typeof byReference, OperationRow>(
  byReference,
  (given) =>
    `select ${allColumns} from operations where reference in (select reference from ${given})
     union all
     select ${allColumns} from operations where new_reference in (select reference from ${given})
     order by created_at, idempotency_key`,
);
const leaseOperations = leaseDue({
  table: "operations",
  columns: operationColumns,
  primaryKey: "idempotency_key",
  dueAt: "check_at",
});

// SQLite parses `on conflict` as the `on` of a join unless there is a `where`.
const insertUnlessKnown = listQuery<typeof operationColumns, OperationRow>(
  operationColumns,
  (given) =>
    `insert into operations (${allColumns}) select ${allColumns} from ${given} where true
     on conflict (idempotency_key) do nothing returning ${allColumns}`,
);
// One statement, for the same reason as an order claim: the holder may be releasing the lock at this very moment.
const lockTransaction = listQuery<typeof operationLockColumns, Pick<OperationRow, "idempotency_key">>(
  operationLockColumns,
  (given) =>
    `insert into operation_locks (reference, idempotency_key) select reference, idempotency_key from ${given} where true
     on conflict (reference) do update set reference = excluded.reference returning idempotency_key`,
);
/** Deletes operations by their idempotency keys. */
export const deleteOperations = listCommand(
  byKey,
  (given) => `delete from operations where idempotency_key in (select idempotency_key from ${given})`,
);

const byKind = { kind: "text", since: "bigint" } as const;
const selectOfKinds = listQuery<typeof byKind, OperationRow>(
  byKind,
  (given) =>
    `select ${allColumns.replaceAll(/\w+/g, "operations.$&")} from ${given}
     join operations on operations.kind = given.kind and operations.created_at >= given.since`,
);

function kindRows({ kinds, since }: SumOf) {
  return kinds.map((kind) => ({ kind, since }));
}

/** What the others have taken. Of two at once, the second waits here for the first one's commit, and counts it. */
async function sumOfOthers(
  batch: Batch,
  operation: NewOperation,
  { kinds, since, waitingSince = since }: SumOfTaken,
): Promise<number> {
  const { lockSums } = batch.dialect;
  if (lockSums !== undefined) batch.tell({ text: lockSums });
  const rows = await selectOfKinds(batch, kindRows({ kinds, since: Math.min(since, waitingSince) }));
  return rows
    .map(operationOf)
    .filter(({ idempotencyKey }) => idempotencyKey !== operation.idempotencyKey)
    .filter((one) => isTakenSince(one, since) && one.currencyCode === operation.currencyCode)
    .reduce((sum, { amountMinor = 0 }) => sum + amountMinor, 0);
}

async function openIn(batch: Batch, operation: NewOperation): Promise<Opened> {
  const { idempotencyKey, reference } = operation;
  // The insert comes first: it takes the lock under which everything after it is decided.
  const [inserted] = await insertUnlessKnown(batch, [newRow(operation)]);
  if (!inserted) {
    const known = await readIn(batch, idempotencyKey);
    if (known) return { kind: "known", operation: known };
    throw new Error("The operation was purged at this moment.");
  }
  const [lock] = await lockTransaction(batch, [{ reference, idempotency_key: idempotencyKey }]);
  if (!lock) throw new TypeError("The lock statement returned no row.");
  if (lock.idempotency_key !== idempotencyKey) {
    deleteOperations(batch, [{ idempotency_key: idempotencyKey }]);
    return { kind: "busy", by: lock.idempotency_key };
  }
  const claimedBy = await claimOrderOf(batch, operation);
  if (claimedBy !== undefined) {
    deleteOperations(batch, [{ idempotency_key: idempotencyKey }]);
    unlockTransaction(batch, [{ reference, idempotency_key: idempotencyKey }]);
    return { kind: "order-taken", by: claimedBy };
  }
  const opened = { kind: "opened", operation: operationOf(inserted) } as const;
  indexOpenedOperation(batch, opened.operation);
  if (!operation.sumOf) return opened;
  return { ...opened, othersMinor: await sumOfOthers(batch, operation, operation.sumOf) };
}

function newRow(operation: NewOperation): OperationRow {
  const { idempotencyKey, kind, reference, newReference, createdAt, checkAt, ...more } = operation;
  const { sumOf: _sumOf, claimsOrder: _claimsOrder, insteadOf: _insteadOf, ...facts } = more;
  return {
    idempotency_key: idempotencyKey,
    kind,
    reference,
    new_reference: newReference ?? null,
    state: "prepared",
    version: 1,
    created_at: createdAt,
    updated_at: createdAt,
    check_at: checkAt,
    facts: JSON.stringify({ ...facts, what: "prepared" }),
  };
}

const selectByKey = (given: string) =>
  `select ${allColumns} from operations where idempotency_key in (select idempotency_key from ${given})`;
const selectOperation = listQuery<typeof byKey, OperationRow>(byKey, selectByKey);
const lockOperation = listQuery<typeof byKey, OperationRow>(
  byKey,
  (given, { locksRows }) => `${selectByKey(given)}${locksRows ? " for update" : ""}`,
);

// The columns that a move changes, and the key that identifies the row.
const movedColumns = {
  idempotency_key: operationColumns.idempotency_key,
  state: operationColumns.state,
  version: operationColumns.version,
  updated_at: operationColumns.updated_at,
  check_at: operationColumns.check_at,
  facts: operationColumns.facts,
};
const updateOperation = listCommand(
  movedColumns,
  (given) =>
    `update operations set state = given.state, version = given.version, updated_at = given.updated_at,
       check_at = given.check_at, facts = given.facts
     from ${given} where operations.idempotency_key = given.idempotency_key`,
);
const unlockTransaction = listCommand(
  operationLockColumns,
  (given) =>
    `delete from operation_locks
     where (reference, idempotency_key) in (select reference, idempotency_key from ${given})`,
);

async function moveIn(
  batch: Batch,
  idempotencyKey: string,
  { to, from, at, checkAt, ...told }: OperationMove,
): Promise<Operation | undefined> {
  const [locked] = await lockOperation(batch, [{ idempotency_key: idempotencyKey }]);
  if (!locked || !permitsOperationMove(operationOf(locked), { to, from })) return undefined;
  const moved = {
    ...locked,
    state: to,
    version: Number(locked.version) + 1,
    updated_at: at,
    check_at: checkAt ?? null,
    facts: JSON.stringify(merge(JSON.parse(locked.facts), told)),
  };
  updateOperation(batch, [moved]);
  if (isOver(to))
    unlockTransaction(batch, [{ reference: locked.reference, idempotency_key: idempotencyKey }]);
  const operation = operationOf(moved);
  indexMovedOperation(batch, operationOf(locked), operation);
  indexCaptureDue(batch, operation);
  await releaseOrderOf(batch, operation);
  return operation;
}

/** Adds new facts to the known ones; facts that the move does not mention are kept. */
function merge(before: object, told: object): object {
  return {
    ...before,
    ...Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined)),
  };
}

async function readIn(batch: Batch, idempotencyKey: string): Promise<Operation | undefined> {
  const [row] = await selectOperation(batch, [{ idempotency_key: idempotencyKey }]);
  return row && operationOf(row);
}
