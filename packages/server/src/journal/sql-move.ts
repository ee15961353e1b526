import type { Kysely } from "kysely";
import {
  holdsOrder,
  isSettled,
  permittedMoves,
  type Attempt,
  type AttemptFacts,
} from "../payment/attempt.js";
import { isStorable, longestOrderId, longestReference, requireStorable } from "./ids.js";
import type { JournalEvent, Move, Moved, NewAttempt } from "./journal.js";
import { attemptOf } from "./rows.js";
import type { SqlDialect } from "./sql-dialect.js";
import { readAttempt } from "./sql-read.js";
import type { AttemptRow, JournalTables } from "./tables.js";

/** Writes a new attempt and its first event. */
export async function openAttempt(db: Kysely<JournalTables>, attempt: NewAttempt): Promise<Attempt> {
  requireStorable("reference", attempt.reference, longestReference);
  requireStorable("orderId", attempt.orderId, longestOrderId);
  const row: AttemptRow = {
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
  await db.insertInto("attempts").values(row).execute();
  await writeEvent(db, {
    reference: attempt.reference,
    version: 1,
    at: attempt.createdAt,
    from: undefined,
    to: "opened",
    what: "session opened",
    details: { orderId: attempt.orderId, amountMinor: attempt.amountMinor },
  });
  return attemptOf(row);
}

/** Moves an attempt from where it stands, if that is permitted: compare, set, and the event of it, in one transaction. */
export async function moveAttempt(
  db: Kysely<JournalTables>,
  dialect: SqlDialect,
  reference: string,
  move: Move,
): Promise<Moved> {
  const before = await lockAttempt(db, dialect, reference);
  if (!before) {
    const archived = await readAttempt(db, reference);
    return archived ? { kind: "stands", attempt: archived } : { kind: "missing" };
  }
  const isPermitted = permittedMoves[before.state].includes(move.to);
  if (!isPermitted || !(move.from?.includes(before.state) ?? true)) {
    return { kind: "stands", attempt: before };
  }
  if (move.to === "ordering") {
    const holder = await claimOrder(db, before);
    if (holder !== reference) return { kind: "order-taken", attempt: before, by: holder };
  } else if (holdsOrder(before.state) && !holdsOrder(move.to)) {
    await releaseOrder(db, before);
  }
  const after = await writeMove(db, before, move);
  await writeEvent(db, {
    reference,
    version: after.version,
    at: move.at,
    from: before.state,
    to: move.to,
    what: move.what,
    details: move.details ?? {},
  });
  return { kind: "moved", attempt: after };
}

async function lockAttempt(
  db: Kysely<JournalTables>,
  dialect: SqlDialect,
  reference: string,
): Promise<Attempt | undefined> {
  if (!isStorable(reference, longestReference)) return undefined;
  const query = db.selectFrom("attempts").selectAll().where("reference", "=", reference);
  const row = await (dialect.locksRows ? query.forUpdate() : query).executeTakeFirst();
  return row && attemptOf(row);
}

/**
 * Takes the order for this attempt unless another has it; gives the reference that has it now. The update that changes
 * nothing makes it one statement, and keeps the holder from letting go before this transaction ends.
 */
async function claimOrder(db: Kysely<JournalTables>, attempt: Attempt): Promise<string> {
  const claim = await db
    .insertInto("order_claims")
    .values({ order_id: attempt.orderId, reference: attempt.reference })
    .onConflict((conflict) =>
      conflict.column("order_id").doUpdateSet((row) => ({ order_id: row.ref("excluded.order_id") })),
    )
    .returning("reference")
    .executeTakeFirstOrThrow();
  return claim.reference;
}

async function releaseOrder(db: Kysely<JournalTables>, attempt: Attempt): Promise<void> {
  await db
    .deleteFrom("order_claims")
    .where("order_id", "=", attempt.orderId)
    .where("reference", "=", attempt.reference)
    .execute();
}

async function writeMove(db: Kysely<JournalTables>, before: Attempt, move: Move): Promise<Attempt> {
  const isAskedAgain = move.to === "unknown" && before.state === "unknown";
  const row = await db
    .updateTable("attempts")
    .set({
      state: move.to,
      version: before.version + 1,
      updated_at: move.at,
      check_at: move.checkAt ?? null,
      checks: before.checks + (isAskedAgain ? 1 : 0),
      // A later result, such as that of a fraud review, is told as the first one was.
      deliver_at: isSettled(move.to) ? (move.deliverAt ?? move.at) : null,
      delivered_at: null,
      facts: JSON.stringify(merge(before.facts, move.facts)),
    })
    .where("reference", "=", before.reference)
    .returningAll()
    .executeTakeFirstOrThrow();
  return attemptOf(row);
}

/** What an answer does not tell leaves standing what an earlier one has told. */
function merge(before: AttemptFacts, told: AttemptFacts = {}): AttemptFacts {
  const known = Object.entries(told).filter(([, value]) => value !== undefined);
  return { ...before, ...Object.fromEntries(known) };
}

async function writeEvent(db: Kysely<JournalTables>, event: JournalEvent): Promise<void> {
  await db
    .insertInto("events")
    .values({
      reference: event.reference,
      version: event.version,
      at: event.at,
      from_state: event.from ?? null,
      to_state: event.to,
      what: event.what,
      details: JSON.stringify(event.details),
    })
    .execute();
}
