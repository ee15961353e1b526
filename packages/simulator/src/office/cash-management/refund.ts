import type { Call } from "../call.js";
import { chosenCodes, refuse, type Reply } from "../reply.js";
import { openOperation, operationAmount } from "./open-operation.js";
import { operationAnswer } from "./operation-answer.js";

/** Refunds all or part of what has been sent to the bank. */
export function refund(call: Call): Reply {
  const opened = openOperation(call, ["CAPTURED", "TO_CREDIT", "UNPAID"]);
  if ("refusal" in opened) return opened.refusal;
  const { transaction } = opened;
  if (transaction.isCredit) return refuse(chosenCodes.wrongStatus);
  const isDebit = transaction.otherMean !== undefined;
  const isUnpaid = isDebit ? transaction.status === "UNPAID" : transaction.card.behaviour === "unpaid";
  if (isUnpaid) return refuse("57");
  const wanted = operationAmount(call, transaction);
  if ("refusal" in wanted) return wanted.refusal;
  const { amount } = wanted;
  transaction.currentAmount -= amount;
  transaction.leavesFrom = call.gateway.clock.now();
  call.gateway.transactions.record(transaction, "CREDIT", "TO_CREDIT", { kind: "refund", amount });
  return operationAnswer("refund", transaction);
}
