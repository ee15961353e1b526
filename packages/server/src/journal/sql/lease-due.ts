import { farAheadMs } from "../journal-clock.js";
import type { Lease } from "../lease.js";
import type { Batch } from "./batch.js";
import { namesOf, type Columns, type RowOf } from "./columns.js";
import { listCommand, listQuery } from "./list-statement.js";

/** What is leased: rows of a table, by the column that says when they are due. */
export interface Leased<C extends Columns> {
  readonly table: string;
  readonly columns: C;
  readonly primaryKey: keyof C & string;
  readonly dueAt: keyof C & string;
  /** What holds of all rows that are ever due, where an index goes by that and not by the time. */
  readonly among?: string;
}

const leaseColumns = { now: "bigint", until: "bigint", too_far: "bigint", most: "bigint" } as const;

/**
 * Takes the rows that are due longest, for this caller alone until the lease ends. A lease is the due time itself, put
 * off to the lease's end: whoever dies with it loses it by doing nothing.
 */
export function leaseDue<C extends Columns>({ table, columns, primaryKey, dueAt, among }: Leased<C>) {
  const where = among === undefined ? "where" : `where ${among} and`;
  const bringBack = listCommand(
    leaseColumns,
    (given) =>
      `update ${table} set ${dueAt} = (select now from ${given}) ${where} ${dueAt} > (select too_far from ${given})`,
  );
  const take = listQuery<typeof leaseColumns, RowOf<C>>(
    leaseColumns,
    // Materialized: else PostgreSQL may run the query once more and lock more rows than it gives back. Rows that another
    // process is taking or moving are passed over instead of waited for.
    (given, { locksRows }) =>
      `with due as materialized (
         select ${primaryKey} from ${table} ${where} ${dueAt} <= (select now from ${given})
         order by ${dueAt} limit (select most from ${given})${locksRows ? " for update skip locked" : ""}
       )
       update ${table} set ${dueAt} = (select until from ${given})
       where ${primaryKey} in (select ${primaryKey} from due) returning ${namesOf(columns)}`,
  );
  return (batch: Batch, lease: Lease): Promise<readonly RowOf<C>[]> => {
    const rows = [{ ...leaseTimes(lease), most: lease.limit }];
    bringBack(batch, rows);
    return take(batch, rows);
  };
}

/** The times of a lease, as its statements take them. */
export function leaseTimes({ now, leaseMs }: Omit<Lease, "limit">) {
  return { now, until: now + leaseMs, too_far: now + farAheadMs };
}
