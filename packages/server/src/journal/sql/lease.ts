import type { Attempt } from "../../domain/attempt.js";
import type { JournalEvent, Work } from "../journal.js";
import type { Lease } from "../lease.js";
import type { Batch } from "../engine/batch.js";
import type { SqlDialect } from "../engine/dialect.js";
import { leaseDue, leaseTimes } from "./lease-due.js";
import { listCommand, listQuery } from "../engine/list-statement.js";
import { readAttempts } from "./read.js";
import { statesUnderWay } from "./search-rows.js";
import { dueColumns, type DueRow } from "./tables.js";

/*
 * Leases change due work alone, not the attempts. A row that another transaction has locked is being leased or moved
 * there, so it is skipped: a lease waits for nobody, and cannot deadlock with a move.
 */

const tableOf = { check: "due_checks", notification: "due_notifications" } as const satisfies Record<
  Work,
  string
>;

const leaseFrom = (table: string) =>
  leaseDue({ table, columns: dueColumns, primaryKey: "reference", dueAt: "due_at" });
const leaseDueChecks = leaseFrom(tableOf.check);
const leaseDueNotifications = leaseFrom(tableOf.notification);

/** Leases attempts whose check is due. */
export async function leaseChecks(batch: Batch, lease: Lease): Promise<readonly Attempt[]> {
  return readLeased(batch, await leaseDueChecks(batch, lease));
}

/** Leases attempts whose notification is due. */
export async function leaseNotifications(batch: Batch, lease: Lease): Promise<readonly Attempt[]> {
  const attempts = await readLeased(batch, await leaseDueNotifications(batch, lease));
  return attempts.map((attempt) => ({ ...attempt, notifyAt: leaseTimes(lease).until }));
}

async function readLeased(
  batch: Batch,
  rows: readonly Pick<DueRow, "reference">[],
): Promise<readonly Attempt[]> {
  const attempts = await readAttempts(
    batch,
    rows.map(({ reference }) => reference),
  );
  return attempts.flatMap((attempt) => attempt ?? []);
}

/** A request to lease one attempt. */
export interface Asked {
  readonly reference: string;
  readonly work: Work;
  readonly lease: Omit<Lease, "limit">;
}

/**
 * Finds rows of due work as `due`, locks them, and sets when they are due from then on. Materialized as in `leaseDue`.
 */
const setDue = (table: string, given: string, condition: string, { locksRows }: SqlDialect) =>
  `with due as materialized (
     select ${table}.reference, given.until from ${given} join ${table} on ${table}.reference = given.reference
     where ${condition} ${locksRows ? `for update of ${table} skip locked` : ""}
   )
   update ${table} set due_at = due.until from due where ${table}.reference = due.reference`;

const askedColumns = { reference: "text", now: "bigint", until: "bigint", too_far: "bigint" } as const;
const takeFrom = (table: string) =>
  listQuery<typeof askedColumns, Pick<DueRow, "reference">>(
    askedColumns,
    (given, dialect) =>
      `${setDue(table, given, "due_at <= given.now or due_at > given.too_far", dialect)} returning ${table}.reference`,
  );
const takeOf = { check: takeFrom(tableOf.check), notification: takeFrom(tableOf.notification) };

/** Leases each of these attempts if it is due. No attempt may be requested twice. */
export async function leaseEach(batch: Batch, asked: readonly Asked[]): Promise<readonly boolean[]> {
  const [checks, notifications] = await Promise.all([
    takeEach(batch, "check", asked),
    takeEach(batch, "notification", asked),
  ]);
  return asked.map(({ reference, work }) => (work === "check" ? checks : notifications).has(reference));
}

async function takeEach(batch: Batch, work: Work, asked: readonly Asked[]): Promise<ReadonlySet<string>> {
  const wanted = asked
    .filter((one) => one.work === work)
    .map(({ reference, lease }) => ({ reference, ...leaseTimes(lease) }));
  const rows = await takeOf[work](batch, wanted);
  return new Set(rows.map(({ reference }) => reference));
}

// Only failures: the shop is notified of successful payments whoever has claimed the order. Includes notifications that
// are no longer due, for a process that took the result and was suspended before it asked.
const dropRows = listQuery<
  { reference: "text"; version: "bigint" },
  Pick<DueRow, "reference" | "version"> & { readonly holder: string }
>(
  { reference: "text", version: "bigint" },
  (given) =>
    // In SQLite, `returning` may name only columns of the updated table.
    `update attempts set notify_at = null from ${given}
     where attempts.reference = given.reference and attempts.version = given.version
       and attempts.state in ('refused', 'abandoned')
       and exists (
         select 1 from order_claims
         where order_claims.order_id = attempts.order_id and order_claims.reference <> attempts.reference
       )
     returning attempts.reference, attempts.version,
       (select order_claims.reference from order_claims where order_claims.order_id = attempts.order_id) as holder`,
);

const byVersion = { reference: "text", version: "bigint" } as const;
const deleteFrom = (table: string, condition = "true") =>
  listCommand(
    byVersion,
    (given) =>
      `delete from ${table} where reference in (
         select given.reference from ${given} join ${table} on ${table}.reference = given.reference
         where ${table}.version = given.version and ${condition}
       )`,
  );
const deleteNotifications = deleteFrom(tableOf.notification);
const isCheckUnderWay = `exists (
  select 1 from attempts where attempts.reference = due_checks.reference
    and attempts.state in (${statesUnderWay.map((state) => `'${state}'`).join(", ")})
)`;
const deleteChecks = deleteFrom(tableOf.check, `not ${isCheckUnderWay}`);
const stopChecks = listCommand(
  byVersion,
  (given) =>
    `update due_checks set due_at = null from ${given}
     where due_checks.reference = given.reference and due_checks.version = given.version and ${isCheckUnderWay}`,
);

/**
 * Drops the notifications of failed attempts whose order another attempt has claimed; returns the reference of that
 * attempt for each.
 */
export async function dropNotifications(
  batch: Batch,
  failed: readonly Pick<JournalEvent, "reference" | "version">[],
): Promise<readonly (string | undefined)[]> {
  const rows = await dropRows(batch, failed);
  deleteNotifications(
    batch,
    rows.map(({ reference, version }) => ({ reference, version })),
  );
  const holders = new Map(rows.map((row) => [row.reference, row.holder]));
  return failed.map(({ reference }) => holders.get(reference));
}

/** One version of an attempt that the shop was notified of. */
export type Notified = Pick<JournalEvent, "reference" | "version" | "at">;

const markRows = listCommand(
  { reference: "text", version: "bigint", at: "bigint" },
  (given) =>
    `update attempts set notify_at = null, notified_at = given.at from ${given}
     where attempts.reference = given.reference and attempts.version = given.version
       and attempts.notify_at is not null`,
);

/** Marks that the shop was notified of these versions; notifications of later ones stay pending. */
export async function markNotified(batch: Batch, told: readonly Notified[]): Promise<readonly void[]> {
  markRows(batch, told);
  deleteNotifications(
    batch,
    told.map(({ reference, version }) => ({ reference, version })),
  );
  return told.map(() => {});
}

/** One version of an attempt, and when it is checked next; undefined: not any more. */
export type Rechecked = Pick<JournalEvent, "reference" | "version"> & { readonly until: number | undefined };

/** Postpones the checks of these versions, or ends them. */
export async function postponeChecks(batch: Batch, due: readonly Rechecked[]): Promise<readonly void[]> {
  postponeCheckRows(
    batch,
    due.flatMap(({ until, ...row }) => (until === undefined ? [] : { ...row, until })),
  );
  const over = due.flatMap(({ reference, version, until }) =>
    until === undefined ? { reference, version } : [],
  );
  deleteChecks(batch, over);
  // Attempts under way keep their rows, by which searches find them.
  stopChecks(batch, over);
  return due.map(() => {});
}

/** One version of an attempt whose notification failed, and when to try again. */
export type Postponed = Pick<JournalEvent, "reference" | "version"> & { readonly until: number };

const postponeIn = (table: string) =>
  listCommand({ reference: "text", version: "bigint", until: "bigint" }, (given, dialect) =>
    setDue(table, given, `${table}.version = given.version`, dialect),
  );
const postponeRows = postponeIn(tableOf.notification);
const postponeCheckRows = postponeIn(tableOf.check);

/** Postpones the notifications of these versions; those of later ones stay due. */
export async function postponeNotifications(
  batch: Batch,
  failed: readonly Postponed[],
): Promise<readonly void[]> {
  postponeRows(batch, failed);
  return failed.map(() => {});
}
