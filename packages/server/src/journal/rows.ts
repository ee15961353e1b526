import type { Attempt, AttemptFacts, AttemptState, PaymentMode } from "../payment/attempt.js";
import type { EventDetails, JournalEvent } from "./journal.js";
import type { AttemptRow, EventRow } from "./tables.js";

/** An attempt from its row. PostgreSQL gives bigints as text, so numbers are read as such here. */
export function attemptOf(row: AttemptRow): Attempt {
  return {
    reference: row.reference,
    orderId: row.order_id,
    // Only `move` and `open` write states and modes, and they take them from the types.
    state: row.state as AttemptState,
    version: Number(row.version),
    mode: row.mode as PaymentMode,
    amountMinor: Number(row.amount_minor),
    currencyCode: row.currency_code,
    createdAt: Number(row.created_at),
    updatedAt: Number(row.updated_at),
    expiresAt: Number(row.expires_at),
    checks: Number(row.checks),
    ...(row.delivered_at === null ? {} : { deliveredAt: Number(row.delivered_at) }),
    // Written by JSON.stringify of AttemptFacts.
    facts: JSON.parse(row.facts) as AttemptFacts,
  };
}

/** An event from its row. */
export function eventOf(row: EventRow): JournalEvent {
  return {
    reference: row.reference,
    version: Number(row.version),
    at: Number(row.at),
    from: row.from_state === null ? undefined : (row.from_state as AttemptState),
    to: row.to_state as AttemptState,
    what: row.what,
    // Written by JSON.stringify of EventDetails.
    details: JSON.parse(row.details) as EventDetails,
  };
}
