import type { Attempt, AttemptFacts, AttemptState, PaymentMode } from "../../domain/attempt.js";
import type { Operation, OperationKind, OperationState } from "../../domain/operation.js";
import type { EventDetails, JournalEvent } from "../journal.js";
import type { ArchiveRow, AttemptRow, EventRow, OperationRow } from "./tables.js";

/** An attempt from its row. PostgreSQL gives bigints as text, so numbers are read as such here. */
export function attemptOf(row: AttemptRow): Attempt {
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
    // Written by JSON.stringify of AttemptFacts.
    facts: JSON.parse(row.facts) as AttemptFacts,
  };
}

/**
 * The events of an attempt, the oldest first. The first one is derived from the attempt's own row, and the state that
 * each move came from is that of the event before, so neither is stored twice.
 *
 * @param rows its stored events, in order
 */
export function eventsOf(attempt: Attempt, rows: readonly EventRow[]): readonly JournalEvent[] {
  const { reference, orderId, amountMinor, createdAt } = attempt;
  const opened: JournalEvent = {
    reference,
    version: 1,
    at: createdAt,
    from: undefined,
    to: "opened",
    what: "session opened",
    details: { orderId, amountMinor },
  };
  const states = [opened.to, ...rows.map((row) => row.to_state as AttemptState)];
  return [opened, ...rows.map((row, index) => eventOf(row, states[index]))];
}

function eventOf(row: EventRow, from: AttemptState | undefined): JournalEvent {
  return {
    reference: row.reference,
    version: Number(row.version),
    at: Number(row.at),
    from,
    to: row.to_state as AttemptState,
    what: row.what,
    // Written by JSON.stringify of EventDetails.
    details: JSON.parse(row.details) as EventDetails,
  };
}

/** A finished attempt and its events, as one row of the archive. */
export function archiveRowOf(attempt: Attempt, events: readonly JournalEvent[]): ArchiveRow {
  return {
    reference: attempt.reference,
    order_id: attempt.orderId,
    attempt: JSON.stringify(attempt),
    events: JSON.stringify(events),
  };
}

/** An attempt from its row in the archive. */
export function archivedAttemptOf(row: Pick<ArchiveRow, "attempt">): Attempt {
  // Written by archiveRowOf.
  return JSON.parse(row.attempt) as Attempt;
}

/** The events of an attempt from its row in the archive, the oldest first. */
export function archivedEventsOf(row: Pick<ArchiveRow, "events">): readonly JournalEvent[] {
  // Written by archiveRowOf; JSON has no `undefined`, which is `from` in the first event.
  const events = JSON.parse(row.events) as readonly Omit<JournalEvent, "from">[];
  return events.map((event) => ({ from: undefined, ...event }));
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
    state: row.state as OperationState,
    version: Number(row.version),
    createdAt: Number(row.created_at),
    updatedAt: Number(row.updated_at),
  };
}
