import type { Transaction } from "../../ledger/transaction.js";
import { parisDateTime } from "../../world/paris-time.js";
import { transactionName, type Call } from "../call.js";
import { orderAnswer } from "../checkout/order-answer.js";
import { findTransaction } from "../find-transaction.js";
import { accept, refuse, type Reply } from "../reply.js";

/**
 * Reads a transaction. One whose cardholder is still being authenticated is not shown: nothing was ordered, and the
 * gateway answers that it does not know it. After 15 minutes it is shown as refused with 97.
 */
export function getTransactionData({ gateway, shop, body }: Call): Reply {
  const found = findTransaction(gateway, shop.merchantId, transactionName(body));
  if (!found) return refuse("25");
  const { transaction } = found;
  const last = transaction.history.at(-1);
  return accept({
    ...orderAnswer(gateway, "getTransactionData", transaction),
    responseCode: transaction.responseCode,
    transactionStatus: transaction.status,
    originAmount: transaction.originAmount,
    currentAmount: transaction.currentAmount,
    lastOperationName: last?.operation ?? "TRANSACTION",
    lastOperationDateTime: parisDateTime(last?.at ?? transaction.createdAt),
    paymentMeanType: transaction.otherMean?.type ?? "CARD",
    automaticResponseStatus: "UNDEFINED",
    transactionInitiator: initiatorOf(transaction),
    ...(isAuthenticated(transaction) ? { authentAmount: transaction.originAmount } : {}),
  });
}

/** Whether the cardholder was present. The values are the industry's terms: no source shows the gateway's. */
function initiatorOf({ echo, origin }: Transaction): "CIT" | "MIT" {
  const isWithoutHolder = ["RECURRING_N", "INSTALMENT"].includes(String(echo["paymentPattern"]));
  return isWithoutHolder || origin !== undefined ? "MIT" : "CIT";
}

function isAuthenticated({ authentication }: Transaction): boolean {
  return authentication?.status === "SUCCESS" || authentication?.status === "ATTEMPT";
}
