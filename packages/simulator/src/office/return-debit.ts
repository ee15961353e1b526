import type { Gateway } from "../ledger/gateway.js";
import type { Transaction } from "../ledger/transaction.js";

/** After how many days the bank returns the debits of the account that is made for it. */
export const returnedAfterDays = 10;

/** Has the bank return a debit so many days from now; if it has not been collected by then, once it is. */
export function returnDebit(gateway: Gateway, transaction: Transaction, days: number): void {
  const { returnedDebits } = gateway.readings.current();
  const status = returnedDebits === "unpaid" ? "UNPAID" : "REFUSED";
  gateway.transactions.returnLater(transaction, { at: gateway.clock.now() + days * 86_400_000, status });
}
