import { sql, type Kysely, type Transaction } from "kysely";
import {
  isOver,
  operationStatesBefore,
  type Operation,
  type OperationKind,
  type OperationState,
} from "../operation/operation.js";
import type { NewOperation, Opened, OperationMove, OperationsJournal } from "./operations-journal.js";
import type { SqlDialect } from "./sql-journal.js";
import type { JournalTables, OperationRow } from "./tables.js";

/** The operations' part of the journal over a database. */
export function createSqlOperations(db: Kysely<JournalTables>, dialect: SqlDialect): OperationsJournal {
  return {
    open: (operation) => db.transaction().execute((transaction) => openIn(transaction, operation)),
    move: (requestId, move) =>
      db.transaction().execute((transaction) => moveIn(transaction, requestId, move)),
    read: (requestId) => read(db, requestId),
    async of(reference) {
      const rows = await db
        .selectFrom("operations")
        .selectAll()
        .where("reference", "=", reference)
        .orderBy("created_at")
        .orderBy("request_id")
        .execute();
      return rows.map(operationOf);
    },
    async lease({ now, leaseMs, limit }) {
      const rows = await db
        .updateTable("operations")
        .set({ check_at: now + leaseMs })
        .where("request_id", "in", (query) => {
          const due = query
            .selectFrom("operations")
            .select("request_id")
            .where("check_at", "<=", now)
            .orderBy("check_at")
            .limit(limit);
          return dialect.skipsLockedRows ? due.forUpdate().skipLocked() : due;
        })
        .returningAll()
        .execute();
      return rows.map(operationOf);
    },
  };
}

async function openIn(db: Transaction<JournalTables>, operation: NewOperation): Promise<Opened> {
  const { requestId, kind, reference, createdAt, checkAt, ...facts } = operation;
  // The write comes first: it takes the lock under which everything after it is decided.
  const inserted = await db
    .insertInto("operations")
    .values({
      request_id: requestId,
      kind,
      reference,
      state: "prepared",
      version: 1,
      created_at: createdAt,
      updated_at: createdAt,
      check_at: checkAt,
      facts: JSON.stringify({ ...facts, what: "prepared" }),
    })
    .onConflict((conflict) => conflict.column("request_id").doNothing())
    .returningAll()
    .executeTakeFirst();
  if (!inserted) {
    const known = await read(db, requestId);
    if (known) return { kind: "known", operation: known };
    throw new Error("An operation was there and is gone; nothing deletes operations.");
  }
  await db
    .insertInto("operation_locks")
    .values({ reference, request_id: requestId })
    .onConflict((conflict) => conflict.column("reference").doNothing())
    .execute();
  const lock = await db
    .selectFrom("operation_locks")
    .select("request_id")
    .where("reference", "=", reference)
    .executeTakeFirstOrThrow();
  if (lock.request_id === requestId) return { kind: "opened", operation: operationOf(inserted) };
  await db.deleteFrom("operations").where("request_id", "=", requestId).execute();
  return { kind: "busy", by: lock.request_id };
}

async function moveIn(
  db: Transaction<JournalTables>,
  requestId: string,
  move: OperationMove,
): Promise<Operation | undefined> {
  const { to, at, checkAt, ...facts } = move;
  const locked = await db
    .updateTable("operations")
    .set({ state: to, version: sql<number>`version + 1`, updated_at: at, check_at: checkAt ?? null })
    .where("request_id", "=", requestId)
    .where("state", "in", operationStatesBefore(to))
    .returningAll()
    .executeTakeFirst();
  if (!locked) return undefined;
  const before: unknown = JSON.parse(locked.facts);
  // Facts are a flat object, written here and in openIn.
  const merged = JSON.stringify({ ...(before as object), ...facts });
  await db.updateTable("operations").set({ facts: merged }).where("request_id", "=", requestId).execute();
  if (isOver(to)) await db.deleteFrom("operation_locks").where("request_id", "=", requestId).execute();
  return operationOf({ ...locked, facts: merged });
}

async function read(db: Kysely<JournalTables>, requestId: string): Promise<Operation | undefined> {
  const row = await db
    .selectFrom("operations")
    .selectAll()
    .where("request_id", "=", requestId)
    .executeTakeFirst();
  return row && operationOf(row);
}

function operationOf(row: OperationRow): Operation {
  return {
    // Written by JSON.stringify of the operation's own optional fields.
    ...(JSON.parse(row.facts) as Pick<Operation, "what">),
    requestId: row.request_id,
    // Only `open` and `move` write kinds and states, and they take them from the types.
    kind: row.kind as OperationKind,
    reference: row.reference,
    state: row.state as OperationState,
    version: Number(row.version),
    createdAt: Number(row.created_at),
    updatedAt: Number(row.updated_at),
  };
}
