import { sql, type Kysely, type Transaction } from "kysely";
import { holdsOrder, isSettled, statesBefore, type Attempt } from "../payment/attempt.js";
import type { Journal, JournalEvent, Lease, Move, Moved, NewAttempt, Work } from "./journal.js";
import { migrate } from "./migrate.js";
import { attemptOf, eventOf } from "./rows.js";
import { createSqlLimits } from "./sql-limits.js";
import { createSqlOperations } from "./sql-operations.js";
import type { JournalTables } from "./tables.js";

/** What SQLite and PostgreSQL do not share. */
export interface SqlDialect {
  /** Rows that another process has taken are passed over instead of waited for. */
  readonly skipsLockedRows: boolean;
}

/** The journal over a database: one set of queries for SQLite and PostgreSQL. Creates its tables when they are missing. */
export async function createSqlJournal(
  db: Kysely<JournalTables>,
  dialect: SqlDialect = { skipsLockedRows: false },
): Promise<Journal> {
  await migrate(db);
  return {
    open: (attempt) => open(db, attempt),
    move: (reference, move) =>
      db.transaction().execute((transaction) => moveIn(transaction, reference, move)),
    read: (reference) => read(db, reference),
    async ofOrder(orderId) {
      const rows = await db
        .selectFrom("attempts")
        .selectAll()
        .where("order_id", "=", orderId)
        .orderBy("reference", "desc")
        .limit(100)
        .execute();
      return rows.map(attemptOf);
    },
    async holderOf(orderId) {
      const row = await db
        .selectFrom("order_claims")
        .innerJoin("attempts", "attempts.reference", "order_claims.reference")
        .selectAll("attempts")
        .where("order_claims.order_id", "=", orderId)
        .executeTakeFirst();
      return row && attemptOf(row);
    },
    async events(reference): Promise<readonly JournalEvent[]> {
      const rows = await db
        .selectFrom("events")
        .selectAll()
        .where("reference", "=", reference)
        .orderBy("version")
        .execute();
      return rows.map(eventOf);
    },
    leaseChecks: (lease) => leaseMany(db, dialect, "check_at", lease),
    leaseDeliveries: (lease) => leaseMany(db, dialect, "deliver_at", lease),
    async leaseOne(reference, work, { now, leaseMs }) {
      const column = columnOf[work];
      const result = await db
        .updateTable("attempts")
        .set({ [column]: now + leaseMs })
        .where("reference", "=", reference)
        .where(column, "<=", now)
        .executeTakeFirst();
      return result.numUpdatedRows === 1n;
    },
    async markDelivered(reference, version, at) {
      await db
        .updateTable("attempts")
        .set({ deliver_at: null, delivered_at: at })
        .where("reference", "=", reference)
        .where("version", "=", version)
        .execute();
    },
    async putOffDelivery(reference, until) {
      await db
        .updateTable("attempts")
        .set({ deliver_at: until })
        .where("reference", "=", reference)
        .where("deliver_at", "is not", null)
        .execute();
    },
    operations: createSqlOperations(db, dialect),
    limits: createSqlLimits(db),
    close: () => db.destroy(),
  };
}

const columnOf = { check: "check_at", delivery: "deliver_at" } as const satisfies Record<Work, string>;

async function open(db: Kysely<JournalTables>, attempt: NewAttempt): Promise<Attempt> {
  const row = {
    reference: attempt.reference,
    order_id: attempt.orderId,
    state: "opened",
    version: 1,
    mode: attempt.mode,
    amount_minor: attempt.amountMinor,
    currency_code: attempt.currencyCode,
    created_at: attempt.createdAt,
    updated_at: attempt.createdAt,
    expires_at: attempt.expiresAt,
    check_at: attempt.checkAt,
    checks: 0,
    deliver_at: null,
    delivered_at: null,
    facts: "{}",
  };
  await db.transaction().execute(async (transaction) => {
    await transaction.insertInto("attempts").values(row).execute();
    await transaction
      .insertInto("events")
      .values({
        reference: attempt.reference,
        version: 1,
        at: attempt.createdAt,
        from_state: null,
        to_state: "opened",
        what: "session opened",
        details: JSON.stringify({ orderId: attempt.orderId, amountMinor: attempt.amountMinor }),
      })
      .execute();
  });
  return attemptOf(row);
}

async function read(db: Kysely<JournalTables>, reference: string): Promise<Attempt | undefined> {
  const row = await db
    .selectFrom("attempts")
    .selectAll()
    .where("reference", "=", reference)
    .executeTakeFirst();
  return row && attemptOf(row);
}

async function moveIn(db: Transaction<JournalTables>, reference: string, move: Move): Promise<Moved> {
  const from = statesBefore(move.to).filter((state) => move.from?.includes(state) ?? true);
  // The write comes first: it takes the row's (in SQLite the database's) lock, so that what is read after it stands.
  const locked = await db
    .updateTable("attempts")
    .set({ version: sql<number>`version + 1`, updated_at: move.at })
    .where("reference", "=", reference)
    .where("state", "in", from)
    .returningAll()
    .executeTakeFirst();
  if (!locked) {
    const attempt = await read(db, reference);
    return attempt ? { kind: "stands", attempt } : { kind: "missing" };
  }
  const before = attemptOf(locked);
  if (move.to === "ordering") {
    const holder = await claimOrder(db, before);
    if (holder !== reference) return giveUpMove(db, before, holder);
  } else if (!holdsOrder(move.to) && holdsOrder(before.state)) {
    await db.deleteFrom("order_claims").where("reference", "=", reference).execute();
  }
  const row = await db
    .updateTable("attempts")
    .set({
      state: move.to,
      check_at: move.checkAt ?? null,
      checks: sql<number>`checks + ${move.to === "unknown" && before.state === "unknown" ? 1 : 0}`,
      deliver_at: isSettled(move.to) ? move.at : null,
      facts: JSON.stringify({ ...before.facts, ...move.facts }),
    })
    .where("reference", "=", reference)
    .returningAll()
    .executeTakeFirstOrThrow();
  await db
    .insertInto("events")
    .values({
      reference,
      version: before.version,
      at: move.at,
      from_state: before.state,
      to_state: move.to,
      what: move.what,
      details: JSON.stringify(move.details ?? {}),
    })
    .execute();
  return { kind: "moved", attempt: attemptOf(row) };
}

/** Takes the order for this attempt unless another has it; gives the reference that has it now. */
async function claimOrder(db: Transaction<JournalTables>, attempt: Attempt): Promise<string> {
  await db
    .insertInto("order_claims")
    .values({ order_id: attempt.orderId, reference: attempt.reference })
    .onConflict((conflict) => conflict.column("order_id").doNothing())
    .execute();
  const claim = await db
    .selectFrom("order_claims")
    .select("reference")
    .where("order_id", "=", attempt.orderId)
    .executeTakeFirstOrThrow();
  return claim.reference;
}

/** Puts the version back: no move, no event. */
async function giveUpMove(db: Transaction<JournalTables>, before: Attempt, by: string): Promise<Moved> {
  const version = before.version - 1;
  await db.updateTable("attempts").set({ version }).where("reference", "=", before.reference).execute();
  return { kind: "order-taken", attempt: { ...before, version }, by };
}

async function leaseMany(
  db: Kysely<JournalTables>,
  dialect: SqlDialect,
  column: "check_at" | "deliver_at",
  { now, leaseMs, limit }: Lease,
): Promise<readonly Attempt[]> {
  const rows = await db
    .updateTable("attempts")
    .set({ [column]: now + leaseMs })
    .where("reference", "in", (query) => {
      const due = query
        .selectFrom("attempts")
        .select("reference")
        .where(column, "<=", now)
        .orderBy(column)
        .limit(limit);
      return dialect.skipsLockedRows ? due.forUpdate().skipLocked() : due;
    })
    .returningAll()
    .execute();
  return rows.map(attemptOf);
}
