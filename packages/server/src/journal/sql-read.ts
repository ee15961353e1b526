import type { Kysely } from "kysely";
import type { Attempt } from "../payment/attempt.js";
import { isStorable, longestOrderId, longestReference } from "./ids.js";
import type { JournalEvent } from "./journal.js";
import { archivedAttemptOf, archivedEventsOf, attemptOf, eventOf } from "./rows.js";
import type { JournalTables } from "./tables.js";

// Each of these looks into what is in use first and into the archive second: attempts go that way and never back, so
// that none is missed while it goes.

export async function readAttempt(
  db: Kysely<JournalTables>,
  reference: string,
): Promise<Attempt | undefined> {
  if (!isStorable(reference, longestReference)) return undefined;
  const row = await db
    .selectFrom("attempts")
    .selectAll()
    .where("reference", "=", reference)
    .executeTakeFirst();
  if (row) return attemptOf(row);
  const archived = await db
    .selectFrom("archive")
    .select("attempt")
    .where("reference", "=", reference)
    .executeTakeFirst();
  return archived && archivedAttemptOf(archived);
}

/** An order that was tried more often than this was tried by a machine. */
const mostOfOrder = 100;

export async function readAttemptsOfOrder(
  db: Kysely<JournalTables>,
  orderId: string,
): Promise<readonly Attempt[]> {
  if (!isStorable(orderId, longestOrderId)) return [];
  const rows = await db
    .selectFrom("attempts")
    .selectAll()
    .where("order_id", "=", orderId)
    .orderBy("reference", "desc")
    .limit(mostOfOrder)
    .execute();
  const archived = await db
    .selectFrom("archive")
    .select("attempt")
    .where("order_id", "=", orderId)
    .orderBy("reference", "desc")
    .limit(mostOfOrder)
    .execute();
  const byReference = new Map(
    [...archived.map(archivedAttemptOf), ...rows.map(attemptOf)].map((one) => [one.reference, one]),
  );
  return [...byReference.values()]
    .sort((one, other) => (one.reference < other.reference ? 1 : -1))
    .slice(0, mostOfOrder);
}

export async function readHolderOf(db: Kysely<JournalTables>, orderId: string): Promise<Attempt | undefined> {
  if (!isStorable(orderId, longestOrderId)) return undefined;
  const claim = await db
    .selectFrom("order_claims")
    .select("reference")
    .where("order_id", "=", orderId)
    .executeTakeFirst();
  return claim && readAttempt(db, claim.reference);
}

export async function readEvents(
  db: Kysely<JournalTables>,
  reference: string,
): Promise<readonly JournalEvent[]> {
  if (!isStorable(reference, longestReference)) return [];
  const rows = await db
    .selectFrom("events")
    .selectAll()
    .where("reference", "=", reference)
    .orderBy("version")
    .execute();
  if (rows.length > 0) return rows.map(eventOf);
  const archived = await db
    .selectFrom("archive")
    .select("events")
    .where("reference", "=", reference)
    .executeTakeFirst();
  return archived ? archivedEventsOf(archived) : [];
}
