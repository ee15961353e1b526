import type { Kysely } from "kysely";
import type { Attempt } from "../../domain/attempt.js";
import { isStorable, longestReference } from "./ids.js";
import { farAheadMs } from "../journal-clock.js";
import type { JournalEvent, Work } from "../journal.js";
import type { Lease } from "../lease.js";
import { listCommand, listQuery } from "./list-statement.js";
import { attemptOf } from "./rows.js";
import type { Batch } from "./batch.js";
import type { SqlDialect } from "./dialect.js";
import type { JournalTables } from "./tables.js";

// A lease is the due time itself, put off to the lease's end: whoever dies with it loses it by doing nothing.
const columnOf = { check: "check_at", notification: "notify_at" } as const satisfies Record<Work, string>;

/** Takes what is due longest, for this caller alone until the lease ends. */
export async function leaseDue(
  db: Kysely<JournalTables>,
  dialect: SqlDialect,
  work: Work,
  { now, leaseMs, limit }: Lease,
): Promise<readonly Attempt[]> {
  const column = columnOf[work];
  await db
    .updateTable("attempts")
    .set({ [column]: now })
    .where(column, ">", now + farAheadMs)
    .execute();
  const rows = await db
    // Materialized: else PostgreSQL may run the query once more and lock more rows than it gives back.
    .with(
      (name) => name("due").materialized(),
      (query) => {
        const due = query
          .selectFrom("attempts")
          .select("reference")
          .where(column, "<=", now)
          .orderBy(column)
          .limit(limit);
        // Rows that another process is taking or moving are passed over instead of waited for.
        return dialect.locksRows ? due.forUpdate().skipLocked() : due;
      },
    )
    .updateTable("attempts")
    .set({ [column]: now + leaseMs })
    .where("reference", "in", (query) => query.selectFrom("due").select("reference"))
    .returningAll()
    .execute();
  return rows.map(attemptOf);
}

/** Takes one attempt if it is due. */
export async function leaseOne(
  db: Kysely<JournalTables>,
  reference: string,
  work: Work,
  { now, leaseMs }: Omit<Lease, "limit">,
): Promise<boolean> {
  if (!isStorable(reference, longestReference)) return false;
  const column = columnOf[work];
  const rows = await db
    .updateTable("attempts")
    .set({ [column]: now + leaseMs })
    .where("reference", "=", reference)
    .where((where) => where.or([where(column, "<=", now), where(column, ">", now + farAheadMs)]))
    .returning("reference")
    .execute();
  return rows.length === 1;
}

// Only failures: of a payment the shop is told whoever has the order. Also what is not due any more: its holder is
// asked for by a process that took the result before it stood still.
const dropRows = listQuery<
  { reference: "text"; version: "bigint" },
  { readonly reference: string; readonly holder: string }
>(
  { reference: "text", version: "bigint" },
  (given) =>
    // SQLite returns columns of the table that is updated, and of no other.
    `update attempts set notify_at = null from ${given}
     where attempts.reference = given.reference and attempts.version = given.version
       and attempts.state in ('refused', 'abandoned')
       and exists (
         select 1 from order_claims
         where order_claims.order_id = attempts.order_id and order_claims.reference <> attempts.reference
       )
     returning attempts.reference,
       (select order_claims.reference from order_claims where order_claims.order_id = attempts.order_id) as holder`,
);

/** Drops the notifications of failed attempts whose order another attempt has; gives of each that attempt. */
export async function dropNotifications(
  batch: Batch,
  failed: readonly Pick<JournalEvent, "reference" | "version">[],
): Promise<readonly (string | undefined)[]> {
  const rows = await dropRows(batch, failed);
  const holders = new Map(rows.map((row) => [row.reference, row.holder]));
  return failed.map(({ reference }) => holders.get(reference));
}

/** That the shop was told of one version of an attempt. */
export type Notified = Pick<JournalEvent, "reference" | "version" | "at">;

const markRows = listCommand(
  { reference: "text", version: "bigint", at: "bigint" },
  (given) =>
    `update attempts set notify_at = null, notified_at = given.at from ${given}
     where attempts.reference = given.reference and attempts.version = given.version
       and attempts.notify_at is not null`,
);

/** The shop was told of these versions; of later ones it is still to be told. */
export async function markNotified(batch: Batch, told: readonly Notified[]): Promise<readonly void[]> {
  markRows(batch, told);
  return told.map(() => {});
}

export async function postponeNotification(
  db: Kysely<JournalTables>,
  reference: string,
  version: number,
  until: number,
): Promise<void> {
  await db
    .updateTable("attempts")
    .set({ notify_at: until })
    .where("reference", "=", reference)
    .where("version", "=", version)
    .where("notify_at", "is not", null)
    .execute();
}
