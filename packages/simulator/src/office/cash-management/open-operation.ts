import { isRemittanceRunning } from "../../ledger/life-cycle.js";
import type { Transaction, TransactionStatus } from "../../ledger/transaction.js";
import { text } from "../../ledger/wire-fields.js";
import { transactionName, type Call } from "../call.js";
import { findTransaction } from "../find-transaction.js";
import { chosenCodes, refusal, refuse, type Refusal, type Reply } from "../reply.js";

/** Finds the transaction of an operation and checks whether the operation is permitted, in the order of the checks. */
export function openOperation(
  call: Call,
  permitted: readonly TransactionStatus[],
): { readonly transaction: Transaction } | Refusal {
  const { gateway, shop, body } = call;
  const remittance = refusalDuringRemittance(call);
  if (remittance) return { refusal: remittance };
  const found = findTransaction(gateway, shop.merchantId, transactionName(body));
  if (!found) return refusal("25");
  const { transaction, isBusy } = found;
  const currencyCode = text(body, "currencyCode");
  if (currencyCode !== undefined && currencyCode !== transaction.currencyCode) {
    return refusal(chosenCodes.otherCurrency, "currencyCode");
  }
  return isBusy || !permitted.includes(transaction.status)
    ? refusal(chosenCodes.wrongStatus)
    : { transaction };
}

/** The refusal of every cash operation from 22:00 to 23:00 in Paris. */
export function refusalDuringRemittance({ gateway }: Call): Reply | undefined {
  return isRemittanceRunning(gateway.clock.now()) ? refuse(chosenCodes.wrongStatus) : undefined;
}

/** The amount of an operation: above zero, and no more than is left. */
export function operationAmount(
  { body }: Call,
  transaction: Transaction,
): { readonly amount: number } | Refusal {
  const amount = Number(text(body, "operationAmount"));
  if (amount === 0) return refusal(chosenCodes.zeroAmount, "operationAmount");
  return amount > transaction.currentAmount ? refusal("51") : { amount };
}
