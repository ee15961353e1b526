import { columnDefinition, type Columns } from "./columns.js";
import type { SqlDialect } from "./dialect.js";
import {
  actionColumns,
  attemptColumns,
  captureDueColumns,
  dueColumns,
  limitColumns,
  operationColumns,
  operationLockColumns,
  orderClaimColumns,
  searchIndexColumns,
  searchTermColumns,
  usedValueColumns,
  webhookColumns,
} from "./tables.js";

/** The statements that create a new journal, with all tables of the current version. */
export function createTables(dialect: SqlDialect): readonly string[] {
  const table = tablesOf(dialect);
  return [
    `${table("attempts", attemptColumns, "reference")}${dialect.roomForUpdates}`,
    "create index attempts_by_order on attempts (order_id, reference)",
    table("due_checks", dueColumns, "reference"),
    "create index due_checks_by_time on due_checks (due_at)",
    table("due_notifications", dueColumns, "reference"),
    "create index due_notifications_by_time on due_notifications (due_at)",
    table("order_claims", orderClaimColumns, "order_id"),
    table("operations", operationColumns, "idempotency_key"),
    "create index operations_by_reference on operations (reference)",
    "create index operations_by_kind on operations (kind, created_at)",
    "create index operations_to_check on operations (check_at) where check_at is not null",
    table("operation_locks", operationLockColumns, "reference"),
    table("actions", actionColumns, "id"),
    "create index actions_by_subject on actions (subject, id)",
    table("webhooks", webhookColumns, "id"),
    "create index webhooks_by_event on webhooks (event_id, id)",
    "create index webhooks_by_state on webhooks (state, event_id, id)",
    "create index webhooks_by_time on webhooks (created_at)",
    "create index webhooks_due on webhooks (due_at) where due_at is not null",
    table("limits", limitColumns, "key", dialect.losableTable),
    "create index limits_by_age on limits (since)",
    table("used_values", usedValueColumns, "key"),
    "create index used_values_by_age on used_values (used_until)",
    // Finished attempts, in the same form, so that the live table stays small.
    table("archive", attemptColumns, "reference"),
    "create index archive_by_order on archive (order_id, reference)",
    // Each index of a search table ends with the reference, which sorts by time.
    table("search_index", searchIndexColumns, "reference"),
    "create index search_index_by_state on search_index (state, reference)",
    "create index search_index_by_method on search_index (payment_method, state, reference)",
    "create index search_index_by_amount on search_index (amount_minor, reference)",
    table("captures_due", captureDueColumns, "reference"),
    table("search_terms", searchTermColumns, "term, reference"),
  ];
}

function tablesOf({ keyCollation }: SqlDialect) {
  return (name: string, columns: Columns, primaryKey: string, kind = "table"): string => {
    const definitions = Object.entries(columns).map(([column, type]) =>
      columnDefinition(column, type, keyCollation),
    );
    return `create ${kind} ${name} (${definitions.join(", ")}, primary key (${primaryKey}))`;
  };
}
