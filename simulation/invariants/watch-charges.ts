import type { Ledger, Transaction } from "../gateway/ledger.js";

/** Wraps the ledger and reports each transaction that begins with a charge, at that moment. */
export function watchCharges(ledger: Ledger, onCharge: (reference: string) => void): Ledger {
  const watched = (transaction: Transaction, keep: () => void) => {
    const { reference } = transaction;
    const isNew = ledger.find(reference) === undefined;
    keep();
    if (isNew && ledger.movementsOf(reference).some(({ kind }) => kind === "charge")) onCharge(reference);
  };
  return {
    ...ledger,
    write: (transaction, delayMs) => watched(transaction, () => ledger.write(transaction, delayMs)),
    record: (transaction) => watched(transaction, () => ledger.record(transaction)),
  };
}
