import type { Kysely } from "kysely";
import type { Attempt } from "../payment/attempt.js";
import { isStorable, longestReference } from "./ids.js";
import { farAheadMs } from "./journal-clock.js";
import type { JournalEvent, Lease, Work } from "./journal.js";
import { listCommand } from "./list-statement.js";
import { attemptOf } from "./rows.js";
import type { Batch } from "./sql-batch.js";
import type { SqlDialect } from "./sql-dialect.js";
import type { JournalTables } from "./tables.js";

// A lease is the due time itself, put off to the lease's end: whoever dies with it loses it by doing nothing.
const columnOf = { check: "check_at", delivery: "deliver_at" } as const satisfies Record<Work, string>;

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

/** That the shop was told of one version of an attempt. */
export type Delivered = Pick<JournalEvent, "reference" | "version" | "at">;

const markRows = listCommand(
  { reference: "text", version: "bigint", at: "bigint" },
  (given) =>
    `update attempts set deliver_at = null, delivered_at = given.at from ${given}
     where attempts.reference = given.reference and attempts.version = given.version
       and attempts.deliver_at is not null`,
);

/** The shop was told of these versions; of later ones it is still to be told. */
export async function markDelivered(batch: Batch, told: readonly Delivered[]): Promise<readonly void[]> {
  markRows(batch, told);
  return told.map(() => {});
}

export async function putOffDelivery(
  db: Kysely<JournalTables>,
  reference: string,
  version: number,
  until: number,
): Promise<void> {
  await db
    .updateTable("attempts")
    .set({ deliver_at: until })
    .where("reference", "=", reference)
    .where("version", "=", version)
    .where("deliver_at", "is not", null)
    .execute();
}
