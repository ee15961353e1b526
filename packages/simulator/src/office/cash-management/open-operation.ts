import { isRemittanceRunning } from "../../ledger/life-cycle.js";
import type { Transaction, TransactionStatus } from "../../ledger/transaction.js";
import { text, transactionName, type Call } from "../call.js";
import { findTransaction } from "../find-transaction.js";
import { chosenCodes, refuse, type Reply } from "../reply.js";

/** Finds the transaction of an operation and checks whether the operation is permitted, in the order of the checks. */
export function openOperation(
  call: Call,
  permitted: readonly TransactionStatus[],
): { readonly transaction: Transaction } | { readonly refusal: Reply } {
  const { gateway, shop, body } = call;
  const remittance = refusalDuringRemittance(call);
  if (remittance) return { refusal: remittance };
  const found = findTransaction(gateway, shop.merchantId, transactionName(body));
  if (!found) return { refusal: refuse("25") };
  const { transaction, isBusy } = found;
  const currencyCode = text(body, "currencyCode");
  if (currencyCode !== undefined && currencyCode !== transaction.currencyCode) {
    return { refusal: refuse(chosenCodes.otherCurrency, "currencyCode") };
  }
  return isBusy || !permitted.includes(transaction.status)
    ? { refusal: refuse(chosenCodes.wrongStatus) }
    : { transaction };
}

/** From 22:00 to 23:00 in Paris. */
export function refusalDuringRemittance({ gateway }: Call): Reply | undefined {
  return isRemittanceRunning(gateway.clock.now()) ? refuse(chosenCodes.wrongStatus) : undefined;
}

/** The amount of an operation: above zero, and no more than is left. */
export function operationAmount(
  { body }: Call,
  transaction: Transaction,
): { readonly amount: number } | { readonly refusal: Reply } {
  const amount = Number(text(body, "operationAmount"));
  if (amount === 0) return { refusal: refuse(chosenCodes.zeroAmount, "operationAmount") };
  return amount > transaction.currentAmount ? { refusal: refuse("51") } : { amount };
}
