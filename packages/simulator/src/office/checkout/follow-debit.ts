import type { Gateway } from "../../ledger/gateway.js";
import type { Transaction } from "../../ledger/transaction.js";
import { text } from "../../ledger/wire-fields.js";
import { returnDebit, returnedAfterDays } from "../return-debit.js";

/**
 * What follows an accepted debit: it is written to its mandate, and the bank returns it if its account is made for it.
 *
 * @param creditor the shop that the mandate was signed for
 */
export function followDebit(
  gateway: Gateway,
  transaction: Transaction,
  creditor = transaction.merchantId,
): void {
  const { otherMean, card, transactionReference } = transaction;
  const mandateId = text(otherMean?.fields ?? {}, "mandateId");
  const mandate = mandateId === undefined ? undefined : gateway.mandates.find(creditor, mandateId);
  if (mandate) gateway.mandates.use(mandate, transactionReference);
  if (card.behaviour === "unpaid") returnDebit(gateway, transaction, returnedAfterDays);
}
