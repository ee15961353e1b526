import type { Gateway } from "../ledger/gateway.js";
import type { Transaction } from "../ledger/transaction.js";
import type { TransactionName } from "../ledger/transactions.js";
import { visibilityOf } from "../ledger/visibility.js";

/** Finds a transaction as the gateway's database shows it now; "busy" while its last change is still being written. */
export function findTransaction(
  gateway: Gateway,
  merchantId: string,
  name: TransactionName,
): { readonly transaction: Transaction; readonly isBusy: boolean } | undefined {
  const transaction = gateway.transactions.find(merchantId, name);
  const { visibleAfterMs } = gateway.readings.current();
  const visibility = visibilityOf(transaction, gateway.clock.now(), visibleAfterMs);
  return !transaction || visibility === "absent" ? undefined : { transaction, isBusy: visibility === "busy" };
}
