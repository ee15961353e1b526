import { setImmediate } from "node:timers/promises";
import type { Kysely } from "kysely";
import { isFinal, type AttemptState } from "../../domain/attempt.js";
import type { ArchiveOptions } from "../journal.js";
import { archiveRowOf, attemptOf, eventOf } from "./rows.js";
import { transact, type SqlDialect } from "./dialect.js";
import type { AttemptRow, EventRow, JournalTables } from "./tables.js";

// Small enough that a payment which waits for a batch does not notice.
const batch = 100;

/**
 * Moves attempts that are over to the archive, a batch a transaction. The archive is a table of the same database: an
 * attempt is at all times in exactly one of the two places, a backup has both, and support finds it by the same call.
 * The claim of a paid order stays where it is.
 */
export async function archiveAttempts(
  db: Kysely<JournalTables>,
  dialect: SqlDialect,
  { now, olderThanMs }: ArchiveOptions,
): Promise<number> {
  const before = now - olderThanMs;
  let archived = 0;
  let cursor = "";
  for (;;) {
    // Read by primary key without a lock: whoever pays meanwhile is not held up, and no index is kept for this alone.
    const page = await db
      .selectFrom("attempts")
      .select(["reference", "state", "updated_at", "notify_at"])
      .where("reference", ">", cursor)
      .orderBy("reference")
      .limit(batch)
      .execute();
    const over = page.filter((row) => isOver(row, before)).map((row) => row.reference);
    if (over.length > 0) {
      archived += await transact(db, (transaction) => moveBatch(transaction, dialect, over, before));
    }
    cursor = page.at(-1)?.reference ?? "";
    if (page.length < batch) return archived;
    // Others have their turn on the database and on this process.
    await setImmediate();
  }
}

type Ending = Pick<AttemptRow, "state" | "updated_at" | "notify_at">;

/**
 * Over: nothing can change it any more, the shop has been told or is not to be told, and that is long enough ago. A move
 * into a final state says when the shop is to be told, unless it is not.
 */
function isOver(row: Ending, before: number): boolean {
  const isTold = row.notify_at === null;
  // Only `move` and `open` write states, and they take them from the type.
  return isFinal(row.state as AttemptState) && isTold && Number(row.updated_at) < before;
}

async function moveBatch(
  db: Kysely<JournalTables>,
  dialect: SqlDialect,
  references: readonly string[],
  before: number,
): Promise<number> {
  const query = db.selectFrom("attempts").selectAll().where("reference", "in", references);
  const locked = await (dialect.locksRows ? query.forUpdate().skipLocked() : query).execute();
  const rows = locked.filter((row) => isOver(row, before));
  if (rows.length === 0) return 0;
  const moving = rows.map((row) => row.reference);
  const events = await db
    .selectFrom("events")
    .selectAll()
    .where("reference", "in", moving)
    .orderBy("version")
    .execute();
  await db
    .insertInto("archive")
    .values(rows.map((row) => archiveRow(row, events)))
    .execute();
  await db.deleteFrom("events").where("reference", "in", moving).execute();
  await db.deleteFrom("attempts").where("reference", "in", moving).execute();
  return moving.length;
}

function archiveRow(row: AttemptRow, events: readonly EventRow[]) {
  const own = events.filter((event) => event.reference === row.reference);
  return archiveRowOf(attemptOf(row), own.map(eventOf));
}
