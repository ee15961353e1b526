import type { JournalEvent, Work } from "../journal.js";
import type { Lease } from "../lease.js";
import type { Batch } from "./batch.js";
import { leaseDue, leaseTimes } from "./lease-due.js";
import { listCommand, listQuery } from "./list-statement.js";
import { attemptColumns } from "./tables.js";

const dueAtOf = { check: "check_at", notification: "notify_at" } as const satisfies Record<Work, string>;

const leased = {
  table: "attempts",
  columns: attemptColumns,
  primaryKey: "reference",
  among: "is_due = 1",
} as const;

/** Leases attempts whose check is due. */
export const leaseChecks = leaseDue({ ...leased, dueAt: dueAtOf.check });
/** Leases attempts whose notification is due. */
export const leaseNotifications = leaseDue({ ...leased, dueAt: dueAtOf.notification });

/** A request to lease one attempt. */
export interface Asked {
  readonly reference: string;
  readonly work: Work;
  readonly lease: Omit<Lease, "limit">;
}

const askedColumns = { reference: "text", now: "bigint", until: "bigint", too_far: "bigint" } as const;
const takeOne = (dueAt: string) =>
  listQuery<typeof askedColumns, { readonly reference: string }>(
    askedColumns,
    (given) =>
      `update attempts set ${dueAt} = given.until from ${given}
       where attempts.reference = given.reference
         and (attempts.${dueAt} <= given.now or attempts.${dueAt} > given.too_far)
       returning attempts.reference`,
  );
const takeOf = { check: takeOne(dueAtOf.check), notification: takeOne(dueAtOf.notification) };

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
  // Sorted, so that transactions that lease the same attempts do not deadlock.
  wanted.sort((one, other) => (one.reference < other.reference ? -1 : 1));
  const rows = await takeOf[work](batch, wanted);
  return new Set(rows.map((row) => row.reference));
}

// Only failures: the shop is notified of successful payments whoever has claimed the order. Includes notifications that
// are no longer due, for a process that took the result and was suspended before it asked.
const dropRows = listQuery<
  { reference: "text"; version: "bigint" },
  { readonly reference: string; readonly holder: string }
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
     returning attempts.reference,
       (select order_claims.reference from order_claims where order_claims.order_id = attempts.order_id) as holder`,
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
  return told.map(() => {});
}

/** One version of an attempt whose notification failed, and when to try again. */
export type Postponed = Pick<JournalEvent, "reference" | "version"> & { readonly until: number };

const postponeRows = listCommand(
  { reference: "text", version: "bigint", until: "bigint" },
  (given) =>
    `update attempts set notify_at = given.until from ${given}
     where attempts.reference = given.reference and attempts.version = given.version
       and attempts.notify_at is not null`,
);

/** Postpones the notifications of these versions; those of later ones stay due. */
export async function postponeNotifications(
  batch: Batch,
  failed: readonly Postponed[],
): Promise<readonly void[]> {
  postponeRows(batch, failed);
  return failed.map(() => {});
}
