import { farAheadMs } from "../journal-clock.js";
import type { Lease } from "../lease.js";
import type { Batch } from "../engine/batch.js";
import { namesOf, type Columns, type RowOf } from "../engine/columns.js";
import { listCommand, listQuery } from "../engine/list-statement.js";

/** What is leased: rows of a table, by the column of their due time. */
export interface Leased<C extends Columns> {
  readonly table: string;
  readonly columns: C;
  readonly primaryKey: keyof C & string;
  readonly dueAt: keyof C & string;
}

const leaseColumns = { now: "bigint", until: "bigint", too_far: "bigint", most: "bigint" } as const;

/**
 * Leases the rows that have been due longest to this caller alone. A lease postpones the due time to the lease's end,
 * so a crashed process's lease expires by itself.
 */
export function leaseDue<C extends Columns>({ table, columns, primaryKey, dueAt }: Leased<C>) {
  const bringBack = listCommand(
    leaseColumns,
    (given) =>
      `update ${table} set ${dueAt} = (select now from ${given}) where ${dueAt} > (select too_far from ${given})`,
  );
  const take = listQuery<typeof leaseColumns, RowOf<C>>(
    leaseColumns,
    // Materialized: otherwise PostgreSQL may run the query again and lock more rows than it returns. Rows that another
    // process has locked are skipped.
    (given, { locksRows }) =>
      `with due as materialized (
         select ${primaryKey} from ${table} where ${dueAt} <= (select now from ${given})
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

/** The times of a lease, as parameters of its statements. */
export function leaseTimes({ now, leaseMs }: Omit<Lease, "limit">) {
  return { now, until: now + leaseMs, too_far: now + farAheadMs };
}
