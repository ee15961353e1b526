import type { Ledger, Transaction } from "../gateway/ledger.js";

/** The ledger, telling of each transaction that begins with a charge, the moment it does. */
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
