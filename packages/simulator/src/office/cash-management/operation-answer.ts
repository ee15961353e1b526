import { type MethodName } from "@sips-kit/protocol";
import { captureLimitDateOf } from "../../ledger/life-cycle.js";
import type { Transaction } from "../../ledger/transaction.js";
import { parisDateTime } from "../../world/paris-time.js";
import { answerFields } from "../checkout/order-answer.js";
import { accept, type Reply } from "../reply.js";

/** The answer of a completed cash operation, limited to the fields in the method's table. */
export function operationAnswer(method: MethodName, transaction: Transaction): Reply {
  const { currentAmount, status, history, acquirerResponseCode, authorisationId } = transaction;
  const { merchantId, transactionReference, s10TransactionReference, card } = transaction;
  return accept(
    answerFields(method, {
      merchantId,
      transactionReference,
      s10TransactionReference,
      newAmount: currentAmount,
      newStatus: status,
      operationDateTime: parisDateTime(history.at(-1)?.at ?? transaction.createdAt),
      acquirerResponseCode,
      authorisationId,
      maskedPan: card.maskedPan,
      paymentMeanBrand: transaction.paymentMeanBrand,
      captureLimitDate: captureLimitDateOf(transaction),
    }),
  );
}
