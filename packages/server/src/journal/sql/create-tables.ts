import { columnDefinition, type Columns } from "./columns.js";
import type { SqlDialect } from "./dialect.js";
import {
  actionColumns,
  archiveColumns,
  attemptColumns,
  eventColumns,
  limitColumns,
  operationColumns,
  operationLockColumns,
  orderClaimColumns,
  searchIndexColumns,
  searchTermColumns,
} from "./tables.js";

/** The statements that create a new journal, with all tables of the current version. */
export function createTables(dialect: SqlDialect): readonly string[] {
  const table = tablesOf(dialect);
  return [
    `${table("attempts", attemptColumns, "reference", [isDueColumn])}${dialect.roomForUpdates}`,
    "create index attempts_by_order on attempts (order_id, reference)",
    // Partial: attempts that are resolved and notified, which nearly all of them are, are not in it.
    "create index attempts_due on attempts (is_due, reference) where is_due is not null",
    table("events", eventColumns, "reference, version"),
    table("order_claims", orderClaimColumns, "order_id"),
    table("operations", operationColumns, "idempotency_key"),
    "create index operations_by_reference on operations (reference)",
    "create index operations_to_check on operations (check_at) where check_at is not null",
    table("operation_locks", operationLockColumns, "reference"),
    table("actions", actionColumns, "id"),
    "create index actions_by_subject on actions (subject, id)",
    table("limits", limitColumns, "key"),
    "create index limits_by_age on limits (since)",
    table("archive", archiveColumns, "reference"),
    "create index archive_by_order on archive (order_id, reference)",
    // Each index of a search table ends with the reference, which sorts by time.
    table("search_index", searchIndexColumns, "reference"),
    "create index search_index_by_state on search_index (state, reference)",
    "create index search_index_by_method on search_index (payment_method, state, reference)",
    "create index search_index_by_amount on search_index (amount_minor, reference)",
    table("search_terms", searchTermColumns, "term, reference"),
  ];
}

/**
 * 1 while a check or a notification is pending, null afterwards. If the times themselves were indexed, PostgreSQL would
 * write to all indexes of an attempt for each of its moves.
 */
const isDueColumn = `is_due integer generated always as
  (case when check_at is null and notify_at is null then null else 1 end) stored`;

/** `more` are definitions of generated columns. They come before the last column, which is long. */
function tablesOf({ keyCollation }: SqlDialect) {
  return (name: string, columns: Columns, primaryKey: string, more: readonly string[] = []): string => {
    const definitions = Object.entries(columns).map(([column, type]) =>
      columnDefinition(column, type, keyCollation),
    );
    definitions.splice(-1, 0, ...more);
    return `create table ${name} (${definitions.join(", ")}, primary key (${primaryKey}))`;
  };
}
