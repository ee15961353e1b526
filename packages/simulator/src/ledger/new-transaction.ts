import type { HistoryEntry, Transaction } from "./transaction.js";

/** What is known of a transaction when it is opened. */
export type Opening = Pick<
  Transaction,
  | "merchantId"
  | "originAmount"
  | "currencyCode"
  | "captureDay"
  | "captureMode"
  | "card"
  | "otherMean"
  | "paymentMeanBrand"
  | "paymentMeanBrandSelectionStatus"
  | "echo"
  | "buyer"
  | "bypassedControls"
  | "cardCountries"
  | "isFromWallet"
>;

/** What the ledger itself gives to a transaction. */
interface Given {
  readonly transactionReference: string;
  readonly s10TransactionId: string;
  readonly s10TransactionIdDate: string;
  readonly createdAt: number;
  readonly status: Transaction["status"];
}

/** A transaction with all of its amount, and no history. */
export function newTransaction(opening: Opening, given: Given): Transaction {
  const { otherMean, buyer, bypassedControls, cardCountries, isFromWallet } = opening;
  // Field by field, not by spreading, so that all transactions share one hidden class; this halves their memory.
  const transaction: Transaction = {
    merchantId: opening.merchantId,
    transactionReference: given.transactionReference,
    s10TransactionReference: {
      s10TransactionId: given.s10TransactionId,
      s10TransactionIdDate: given.s10TransactionIdDate,
    },
    createdAt: given.createdAt,
    originAmount: opening.originAmount,
    currencyCode: opening.currencyCode,
    captureDay: opening.captureDay,
    captureMode: opening.captureMode,
    card: opening.card,
    paymentMeanBrand: opening.paymentMeanBrand,
    paymentMeanBrandSelectionStatus: opening.paymentMeanBrandSelectionStatus,
    echo: opening.echo,
    currentAmount: opening.originAmount,
    status: given.status,
    history: noHistory,
  };
  if (otherMean) Object.assign(transaction, { otherMean });
  if (buyer) Object.assign(transaction, { buyer });
  if (bypassedControls) Object.assign(transaction, { bypassedControls });
  if (cardCountries) Object.assign(transaction, { cardCountries });
  if (isFromWallet) Object.assign(transaction, { isFromWallet });
  return transaction;
}

const noHistory: readonly HistoryEntry[] = [];
