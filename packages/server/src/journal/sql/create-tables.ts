import { columnDefinition, type Columns } from "../engine/columns.js";
import type { SqlDialect } from "../engine/dialect.js";
import { termKinds } from "./term-rows.js";
import {
  actionColumns,
  attemptColumns,
  captureDueColumns,
  dueColumns,
  limitColumns,
  operationColumns,
  operationLockColumns,
  orderClaimColumns,
  searchedColumns,
  searchStateColumns,
  searchTermColumns,
  usedValueColumns,
  webhookColumns,
} from "./tables.js";

/** The statements that create a new journal, with all tables of the current version. */
export function createTables(dialect: SqlDialect): readonly string[] {
  const table = tablesOf(dialect);
  return [
    `${table("attempts", attemptColumns, "reference")}${dialect.roomForUpdates}`,
    ...attemptIndexes("attempts"),
    table("due_checks", dueColumns, "reference"),
    "create index due_checks_by_time on due_checks (due_at)",
    table("due_notifications", dueColumns, "reference"),
    "create index due_notifications_by_time on due_notifications (due_at)",
    table("order_claims", orderClaimColumns, "order_id"),
    table("operations", operationColumns, "idempotency_key"),
    "create index operations_by_reference on operations (reference)",
    "create index operations_by_new_reference on operations (new_reference) where new_reference is not null",
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
    ...attemptIndexes("archive"),
    // Each index that a search walks ends with the reference, which sorts by time.
    table("taken_payments", searchedColumns, "reference"),
    ...searchIndexes("taken_payments"),
    "create index taken_payments_by_state on taken_payments (state, reference)",
    table("search_states", searchStateColumns, "state, reference"),
    "create index search_states_by_method on search_states (payment_method, state, reference)",
    table("captures_due", captureDueColumns, "reference"),
    table("search_terms", searchTermColumns),
    ...termKinds.map(
      (kind) =>
        `create index search_terms_by_${kind} on search_terms (${kind}, reference) where ${kind} is not null`,
    ),
  ];
}

// No move changes an indexed column, so that PostgreSQL can keep a new version of the row in the same page. An order has few
// attempts: they are sorted when they are read, not in the index.
const attemptIndexes = (table: string) => [
  `create index ${table}_by_order on ${table} (order_id)`,
  ...searchIndexes(table),
];

const searchIndexes = (table: string) => [
  `create index ${table}_by_method on ${table} (payment_method, reference)`,
  `create index ${table}_by_amount on ${table} (amount_minor, reference)`,
];

function tablesOf({ keyCollation }: SqlDialect) {
  return (name: string, columns: Columns, primaryKey?: string, kind = "table"): string => {
    const definitions = Object.entries(columns).map(([column, type]) =>
      columnDefinition(column, type, keyCollation),
    );
    const keys = primaryKey === undefined ? [] : [`primary key (${primaryKey})`];
    return `create ${kind} ${name} (${[...definitions, ...keys].join(", ")})`;
  };
}
