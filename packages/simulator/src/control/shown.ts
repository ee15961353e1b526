import { redact } from "../exchanges.js";
import type { Transaction } from "../ledger/transaction.js";
import type { Charge } from "../ledger/transactions.js";

/** A transaction as the control API shows it: times in ISO 8601, of the card what anybody may see. */
export function shownTransaction(transaction: Transaction): object {
  const { card, authenticating: _secret, createdAt, orderedAt, history, echo, ...rest } = transaction;
  const { fingerprint: _fingerprint, ...shownCard } = card;
  return {
    ...rest,
    createdAt: new Date(createdAt).toISOString(),
    ...(orderedAt === undefined ? {} : { orderedAt: new Date(orderedAt).toISOString() }),
    card: shownCard,
    // A shop may have put anything into its own fields.
    echo: redact(echo),
    history: history.map((entry) => ({ ...entry, at: new Date(entry.at).toISOString() })),
  };
}

export function shownCharge(charge: Charge): object {
  return { ...charge, at: new Date(charge.at).toISOString() };
}
