/** The journal's tables as Kysely sees them. Times are milliseconds since 1970; SQLite and PostgreSQL share them. */
export interface JournalTables {
  readonly attempts: AttemptRow;
  readonly events: EventRow;
  readonly order_claims: OrderClaimRow;
  readonly operations: OperationRow;
  readonly operation_locks: OperationLockRow;
  readonly limits: LimitRow;
  readonly archive: ArchiveRow;
}

export interface AttemptRow {
  readonly reference: string;
  readonly order_id: string;
  readonly state: string;
  readonly version: number;
  readonly payment_method: string;
  /** Null: the payment method has none. */
  readonly mode: string | null;
  readonly amount_minor: number;
  readonly currency_code: string;
  readonly created_at: number;
  readonly updated_at: number;
  readonly expires_at: number;
  /** When the reconciler looks at it; null when there is nothing to check. */
  readonly check_at: number | null;
  readonly checks: number;
  /** When the shop is to be told; null when there is nothing to tell. */
  readonly notify_at: number | null;
  readonly notified_at: number | null;
  /** AttemptFacts as JSON. */
  readonly facts: string;
}

export const attemptColumns = {
  reference: "text",
  order_id: "text",
  state: "text",
  version: "bigint",
  payment_method: "text",
  mode: "text",
  amount_minor: "bigint",
  currency_code: "text",
  created_at: "bigint",
  updated_at: "bigint",
  expires_at: "bigint",
  check_at: "bigint",
  checks: "bigint",
  notify_at: "bigint",
  notified_at: "bigint",
  facts: "text",
} as const satisfies ColumnTypes & Record<keyof AttemptRow, unknown>;

export interface EventRow {
  readonly reference: string;
  readonly version: number;
  readonly at: number;
  readonly from_state: string | null;
  readonly to_state: string;
  readonly what: string;
  /** EventDetails as JSON. */
  readonly details: string;
}

export const eventColumns = {
  reference: "text",
  version: "bigint",
  at: "bigint",
  from_state: "text",
  to_state: "text",
  what: "text",
  details: "text",
} as const satisfies ColumnTypes & Record<keyof EventRow, unknown>;

/** One row an order that is paid or may be: its primary key is what makes a second charge impossible. */
export interface OrderClaimRow {
  readonly order_id: string;
  readonly reference: string;
}

/** One operation of a merchant. */
export interface OperationRow {
  readonly idempotency_key: string;
  readonly kind: string;
  readonly reference: string;
  readonly state: string;
  readonly version: number;
  readonly created_at: number;
  readonly updated_at: number;
  /** When the reconciler looks at it; null when there is nothing to check. */
  readonly check_at: number | null;
  /** The operation's other fields as JSON. */
  readonly facts: string;
}

/** One row a transaction on which an operation is under way. */
export interface OperationLockRow {
  readonly reference: string;
  readonly idempotency_key: string;
}

/** One counter of tries. */
export interface LimitRow {
  readonly key: string;
  /** Tries since then. */
  readonly count: number;
  /** Accepted payments since then. */
  readonly accepted: number;
  readonly since: number;
  readonly blocked_until: number;
}

/** An attempt that is over, with its events. */
export interface ArchiveRow {
  readonly reference: string;
  readonly order_id: string;
  /** Attempt as JSON. */
  readonly attempt: string;
  /** JournalEvent[] as JSON. */
  readonly events: string;
}

/** Columns of rows, and their types in the databases. */
export type ColumnTypes = { readonly [column: string]: "text" | "bigint" };
