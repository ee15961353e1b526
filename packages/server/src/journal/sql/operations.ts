import type { Kysely } from "kysely";
import {
  isOver,
  operationMoves,
  type Operation,
  type OperationKind,
  type OperationState,
} from "../../domain/operation.js";
import { isStorable, longestReference, longestRequestId, requireStorable } from "./ids.js";
import { farAheadMs } from "../journal-clock.js";
import type { NewOperation, Opened, OperationMove, OperationsJournal } from "../operations-journal.js";
import { transact, type SqlDialect } from "./dialect.js";
import type { JournalTables, OperationRow } from "./tables.js";

/** The operations' part of the journal over a database. */
export function createSqlOperations(db: Kysely<JournalTables>, dialect: SqlDialect): OperationsJournal {
  return {
    open: (operation) => transact(db, (transaction) => openIn(transaction, operation)),
    move: (idempotencyKey, move) =>
      transact(db, (transaction) => moveIn(transaction, dialect, idempotencyKey, move)),
    read: (idempotencyKey) => read(db, idempotencyKey),
    async of(reference) {
      if (!isStorable(reference, longestReference)) return [];
      const rows = await db
        .selectFrom("operations")
        .selectAll()
        .where("reference", "=", reference)
        .orderBy("created_at")
        .orderBy("idempotency_key")
        .execute();
      return rows.map(operationOf);
    },
    lease: ({ now, leaseMs, limit }) =>
      transact(db, async (writer) => {
        await writer
          .updateTable("operations")
          .set({ check_at: now })
          .where("check_at", ">", now + farAheadMs)
          .execute();
        const rows = await writer
          // Materialized: else PostgreSQL may run the query once more and lock more rows than it gives back.
          .with(
            (name) => name("due").materialized(),
            (query) => {
              const due = query
                .selectFrom("operations")
                .select("idempotency_key")
                .where("check_at", "<=", now)
                .orderBy("check_at")
                .limit(limit);
              return dialect.locksRows ? due.forUpdate().skipLocked() : due;
            },
          )
          .updateTable("operations")
          .set({ check_at: now + leaseMs })
          .where("idempotency_key", "in", (query) => query.selectFrom("due").select("idempotency_key"))
          .returningAll()
          .execute();
        return rows.map(operationOf);
      }),
  };
}

async function openIn(db: Kysely<JournalTables>, operation: NewOperation): Promise<Opened> {
  const { idempotencyKey, kind, reference, createdAt, checkAt, ...facts } = operation;
  requireStorable("idempotencyKey", idempotencyKey, longestRequestId);
  requireStorable("reference", reference, longestReference);
  // The write comes first: it takes the lock under which everything after it is decided.
  const inserted = await db
    .insertInto("operations")
    .values({
      idempotency_key: idempotencyKey,
      kind,
      reference,
      state: "prepared",
      version: 1,
      created_at: createdAt,
      updated_at: createdAt,
      check_at: checkAt,
      facts: JSON.stringify({ ...facts, what: "prepared" }),
    })
    .onConflict((conflict) => conflict.column("idempotency_key").doNothing())
    .returningAll()
    .executeTakeFirst();
  if (!inserted) {
    const known = await read(db, idempotencyKey);
    if (known) return { kind: "known", operation: known };
    throw new Error("An operation was there and is gone; nothing deletes operations.");
  }
  const holder = await lockTransaction(db, reference, idempotencyKey);
  if (holder === idempotencyKey) return { kind: "opened", operation: operationOf(inserted) };
  await db.deleteFrom("operations").where("idempotency_key", "=", idempotencyKey).execute();
  return { kind: "busy", by: holder };
}

/** One statement, for the same reason as the claim of an order: the holder may be letting go at this very moment. */
async function lockTransaction(
  db: Kysely<JournalTables>,
  reference: string,
  idempotencyKey: string,
): Promise<string> {
  const lock = await db
    .insertInto("operation_locks")
    .values({ reference, idempotency_key: idempotencyKey })
    .onConflict((conflict) =>
      conflict.column("reference").doUpdateSet((row) => ({ reference: row.ref("excluded.reference") })),
    )
    .returning("idempotency_key")
    .executeTakeFirstOrThrow();
  return lock.idempotency_key;
}

async function moveIn(
  db: Kysely<JournalTables>,
  dialect: SqlDialect,
  idempotencyKey: string,
  move: OperationMove,
): Promise<Operation | undefined> {
  const { to, at, checkAt, ...told } = move;
  if (!isStorable(idempotencyKey, longestRequestId)) return undefined;
  const query = db.selectFrom("operations").selectAll().where("idempotency_key", "=", idempotencyKey);
  const locked = await (dialect.locksRows ? query.forUpdate() : query).executeTakeFirst();
  if (!locked || !operationMoves[operationOf(locked).state].includes(to)) return undefined;
  const row = await db
    .updateTable("operations")
    .set({
      state: to,
      version: Number(locked.version) + 1,
      updated_at: at,
      check_at: checkAt ?? null,
      facts: JSON.stringify(merge(JSON.parse(locked.facts), told)),
    })
    .where("idempotency_key", "=", idempotencyKey)
    .returningAll()
    .executeTakeFirstOrThrow();
  if (isOver(to)) {
    await db
      .deleteFrom("operation_locks")
      .where("reference", "=", locked.reference)
      .where("idempotency_key", "=", idempotencyKey)
      .execute();
  }
  return operationOf(row);
}

/** What an answer does not tell leaves standing what an earlier one has told. */
function merge(before: object, told: object): object {
  return {
    ...before,
    ...Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined)),
  };
}

async function read(db: Kysely<JournalTables>, idempotencyKey: string): Promise<Operation | undefined> {
  if (!isStorable(idempotencyKey, longestRequestId)) return undefined;
  const row = await db
    .selectFrom("operations")
    .selectAll()
    .where("idempotency_key", "=", idempotencyKey)
    .executeTakeFirst();
  return row && operationOf(row);
}

function operationOf(row: OperationRow): Operation {
  return {
    // Written by JSON.stringify of the operation's own optional fields.
    ...(JSON.parse(row.facts) as Pick<Operation, "what">),
    idempotencyKey: row.idempotency_key,
    // Only `open` and `move` write kinds and states, and they take them from the types.
    kind: row.kind as OperationKind,
    reference: row.reference,
    state: row.state as OperationState,
    version: Number(row.version),
    createdAt: Number(row.created_at),
    updatedAt: Number(row.updated_at),
  };
}
