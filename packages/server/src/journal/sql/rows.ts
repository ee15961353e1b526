import type { Attempt, AttemptFacts, AttemptState, PaymentMode } from "../../domain/attempt.js";
import type { Operation, OperationKind, OperationState } from "../../domain/operation.js";
import type { JournalEvent } from "../journal.js";
import { readHistory } from "./history.js";
import type { AttemptRow, OperationRow } from "./tables.js";

/** An attempt from its row, live or archived. PostgreSQL gives bigints as text, so numbers are read as such here. */
export function attemptOf(row: AttemptRow): Attempt {
  const { facts } = historyOf(row);
  return {
    reference: row.reference,
    orderId: row.order_id,
    // Only `move` and `open` write states and modes, and they take them from the types.
    state: row.state as AttemptState,
    version: Number(row.version),
    paymentMethod: row.payment_method,
    ...(row.mode === null ? {} : { mode: row.mode as PaymentMode }),
    amountMinor: Number(row.amount_minor),
    currencyCode: row.currency_code,
    createdAt: Number(row.created_at),
    updatedAt: Number(row.updated_at),
    expiresAt: Number(row.expires_at),
    checks: Number(row.checks),
    ...(row.notify_at === null ? {} : { notifyAt: Number(row.notify_at) }),
    ...(row.notified_at === null ? {} : { notifiedAt: Number(row.notified_at) }),
    // Written by passingOf.
    facts: row.passing === "" ? facts : { ...facts, ...(JSON.parse(row.passing) as AttemptFacts) },
  };
}

/**
 * The events of an attempt from its row, the oldest first. The first one is derived from the row's other columns; a
 * version is the event's place, and the state that a move came from is that of the event before.
 */
export function eventsOf(row: AttemptRow): readonly JournalEvent[] {
  const { reference } = row;
  const opened = {
    at: Number(row.created_at),
    to: "opened" as AttemptState,
    what: "session opened",
    details: { orderId: row.order_id, amountMinor: Number(row.amount_minor) },
  };
  const events = [opened, ...historyOf(row).events];
  return events.map((event, index) => ({
    reference,
    version: index + 1,
    ...event,
    from: events[index - 1]?.to,
  }));
}

function historyOf(row: AttemptRow) {
  return readHistory(row.history, { orderId: row.order_id, createdAt: Number(row.created_at) });
}

/** An operation from its row. */
export function operationOf(row: OperationRow): Operation {
  return {
    // Written by JSON.stringify of the operation's own optional fields.
    ...(JSON.parse(row.facts) as Pick<Operation, "what">),
    idempotencyKey: row.idempotency_key,
    // Only `open` and `move` write kinds and states, and they take them from the types.
    kind: row.kind as OperationKind,
    reference: row.reference,
    ...(row.new_reference === null ? {} : { newReference: row.new_reference }),
    state: row.state as OperationState,
    version: Number(row.version),
    createdAt: Number(row.created_at),
    updatedAt: Number(row.updated_at),
  };
}
