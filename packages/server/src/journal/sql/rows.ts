import type { Attempt, AttemptFacts, AttemptState, PaymentMode } from "../../domain/attempt.js";
import type { EventDetails, JournalEvent } from "../journal.js";
import type { ArchiveRow, AttemptRow, EventRow } from "./tables.js";

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
 * What has happened to an attempt, the oldest first. That it was opened stands in its own row, and where each move came
 * from in the event before: neither is written twice.
 *
 * @param rows its events in their order
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

/** An attempt that is over, as one row. */
export function archiveRowOf(attempt: Attempt, events: readonly JournalEvent[]): ArchiveRow {
  return {
    reference: attempt.reference,
    order_id: attempt.orderId,
    attempt: JSON.stringify(attempt),
    events: JSON.stringify(events),
  };
}

export function archivedAttemptOf(row: Pick<ArchiveRow, "attempt">): Attempt {
  // Written by archiveRowOf.
  return JSON.parse(row.attempt) as Attempt;
}

export function archivedEventsOf(row: Pick<ArchiveRow, "events">): readonly JournalEvent[] {
  // Written by archiveRowOf; JSON knows no `undefined`, which the first event has as `from`.
  const events = JSON.parse(row.events) as readonly Omit<JournalEvent, "from">[];
  return events.map((event) => ({ from: undefined, ...event }));
}
