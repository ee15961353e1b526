import type { Exchange } from "../ledger/exchanges.js";
import type { Gateway } from "../ledger/gateway.js";
import type { Transaction } from "../ledger/transaction.js";
import { text } from "../ledger/wire-fields.js";

/** The reference of the transaction that a call is about; undefined when it names none. */
export function referenceOf({ request, answer }: Exchange): string | undefined {
  return text(request, "transactionReference") ?? text(answer, "transactionReference");
}

/** That transaction, as it is now. */
export function transactionOf(gateway: Gateway, exchange: Exchange): Transaction | undefined {
  const transactionReference = referenceOf(exchange);
  const merchantId = text(exchange.request, "merchantId");
  if (transactionReference === undefined || merchantId === undefined) return undefined;
  return gateway.transactions.find(merchantId, { transactionReference });
}
