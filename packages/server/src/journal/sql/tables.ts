import type { RowOf, Columns } from "../engine/columns.js";
import {
  longestDelivery,
  longestOrderId,
  longestReference,
  longestRequestId,
  longestSubject,
  longestTerm,
} from "../engine/ids.js";

// The journal's tables: types, statements and `create table` all come from here. Times are milliseconds since 1970.

const reference = `key(${longestReference})` as const;
const orderId = `key(${longestOrderId})` as const;
const idempotencyKey = `key(${longestRequestId})` as const;

export const attemptColumns = {
  // First what never changes, the numbers in front: PostgreSQL aligns them to eight bytes.
  amount_minor: "bigint",
  created_at: "bigint",
  expires_at: "bigint",
  reference,
  order_id: orderId,
  payment_method: "varchar(40)",
  /** Null: the payment method has none. */
  mode: "varchar(20) null",
  currency_code: "varchar(3)",
  // Then what a move changes, up to the beginning of the history: PostgreSQL logs the part of a changed row between its
  // first and its last difference.
  state: "varchar(20)",
  version: "integer",
  checks: "integer",
  updated_at: "bigint",
  /** Since when the shop is to be notified; null when no notification is pending. */
  notify_at: "bigint null",
  notified_at: "bigint null",
  /** Facts that are deleted once the payment is over, as JSON; empty when there are none. */
  passing: "text",
  /** Events and facts, the newest first; see history.ts. */
  history: "text",
} as const satisfies Columns;
export type AttemptRow = RowOf<typeof attemptColumns>;

/**
 * One row per attempt that is to be checked, in `due_checks`, or whose shop is to be notified, in `due_notifications`.
 * Separate from the attempts, so that finding what is due reads only that, and so that no index contains a column that
 * moves change.
 */
export const dueColumns = {
  reference,
  /** When it is due, or when its lease ends. Null: never, but searches find attempts under way by their checks. */
  due_at: "bigint null",
  /** The version of the attempt that the work is for. */
  version: "integer",
} as const satisfies Columns;
export type DueRow = RowOf<typeof dueColumns>;

/** One row per order that is paid or may be. The primary key makes a second charge impossible. */
export const orderClaimColumns = { order_id: orderId, reference } as const satisfies Columns;
export type OrderClaimRow = RowOf<typeof orderClaimColumns>;

/** One row per operation of a merchant. */
export const operationColumns = {
  idempotency_key: idempotencyKey,
  kind: "varchar(20)",
  reference,
  /** The transaction that it creates, if that is another one. */
  new_reference: `${reference} null`,
  state: "varchar(20)",
  version: "integer",
  created_at: "bigint",
  updated_at: "bigint",
  /** When the reconciler checks it; null when there is nothing to check. */
  check_at: "bigint null",
  /** The operation's other fields as JSON. */
  facts: "text",
} as const satisfies Columns;
export type OperationRow = RowOf<typeof operationColumns>;

/** One row per transaction with an operation under way. */
export const operationLockColumns = {
  reference,
  idempotency_key: idempotencyKey,
} as const satisfies Columns;

/** One row per action of a merchant that moves no money. */
export const actionColumns = {
  id: reference,
  kind: "varchar(30)",
  subject: `key(${longestSubject})`,
  state: "varchar(20)",
  created_at: "bigint",
  updated_at: "bigint",
  /** The action's other fields as JSON. */
  facts: "text",
} as const satisfies Columns;
export type ActionRow = RowOf<typeof actionColumns>;

/** One row per event and endpoint that a webhook is sent to. */
export const webhookColumns = {
  /** The event's id and the endpoint's. */
  id: `key(${longestDelivery})`,
  event_id: idempotencyKey,
  endpoint: "varchar(40)",
  type: "varchar(40)",
  state: "varchar(20)",
  tries: "integer",
  /** When it is sent next; null when it was delivered, or is not tried again. */
  due_at: "bigint null",
  created_at: "bigint",
  updated_at: "bigint",
  status: "integer null",
  failure: "text null",
  body: "text",
} as const satisfies Columns;
export type WebhookRow = RowOf<typeof webhookColumns>;

/**
 * One row per counter of tries. The key is a keyed hash: no address is stored. Counters bound how often somebody tries,
 * and no payment depends on them, so a crash of PostgreSQL may reset them (see `losableTable`).
 */
export const limitColumns = {
  key: "key(80)",
  /** Tries since `since`. */
  count: "integer",
  /** Accepted payments since `since`; limits compare the two. */
  accepted: "integer",
  since: "bigint",
  blocked_until: "bigint",
} as const satisfies Columns;
export type LimitRow = RowOf<typeof limitColumns>;

/** One row per value that may be used once, such as a wallet's payload: its digest, and how long it is kept. */
export const usedValueColumns = { key: "key(80)", used_until: "bigint" } as const satisfies Columns;
export type UsedValueRow = RowOf<typeof usedValueColumns>;

/** What a search filters by. Attempts, archived ones and payments that staff take have these columns. */
export const searchedColumns = {
  reference,
  state: attemptColumns.state,
  payment_method: attemptColumns.payment_method,
  amount_minor: attemptColumns.amount_minor,
} as const satisfies Columns;
export type SearchedRow = RowOf<typeof searchedColumns>;

/**
 * One row per attempt, live or archived, that is `unknown` or has a result, except `accepted`: so a payment that succeeds
 * at once has none.
 */
export const searchStateColumns = {
  reference,
  state: attemptColumns.state,
  payment_method: attemptColumns.payment_method,
} as const satisfies Columns;

/** One row per payment that waits to be validated, for searches. */
export const captureDueColumns = { reference, due_at: "bigint" } as const satisfies Columns;
export type CaptureDueRow = RowOf<typeof captureDueColumns>;

/**
 * Texts by which a search finds attempts, live or archived, and payments that staff take. A row holds up to one text of
 * each kind (see `termKindOf`), so that what a result adds is one row.
 */
export const searchTermColumns = {
  reference,
  text: `key(${longestTerm}) null`,
  card: `key(${longestTerm}) null`,
  card_end: `key(${longestTerm}) null`,
} as const satisfies Columns;
export type SearchTermRow = RowOf<typeof searchTermColumns>;
