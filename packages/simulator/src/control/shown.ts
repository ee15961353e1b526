import { redact, type Exchange } from "../ledger/exchanges.js";
import type { FraudListElement } from "../ledger/fraud-lists.js";
import type { Movement } from "../ledger/movement.js";
import type { Transaction } from "../ledger/transaction.js";
import { isoTime } from "./iso-time.js";

/** A transaction as the control API shows it: times in ISO 8601, and only public data of the card. */
export function shownTransaction(transaction: Transaction): object {
  const {
    card,
    authenticating: _secret,
    createdAt,
    orderedAt,
    leavesFrom: _leavesFrom,
    ...rest
  } = transaction;
  const { history, echo } = transaction;
  const { fingerprint: _fingerprint, ...shownCard } = card;
  return {
    ...rest,
    createdAt: isoTime(createdAt),
    ...(orderedAt === undefined ? {} : { orderedAt: isoTime(orderedAt) }),
    card: shownCard,
    // A shop's own fields may contain anything.
    echo: redact(echo),
    history: history.map((entry) => ({ ...entry, at: isoTime(entry.at) })),
  };
}

/** An exchange, which is redacted already. */
export function shownExchange(exchange: Exchange): object {
  return { ...exchange, at: isoTime(exchange.at) };
}

export function shownMovement(movement: Movement): object {
  return { ...movement, at: isoTime(movement.at) };
}

/** An element of a fraud list, without the value used for comparison. */
export function shownElement({ value: _value, addedAt, ...element }: FraudListElement): object {
  return { ...element, addedAt: isoTime(addedAt) };
}
