import type { Call } from "../call.js";
import type { Reply } from "../reply.js";
import { openOperation, operationAmount } from "./open-operation.js";
import { operationAnswer } from "./operation-answer.js";

/** Cancels all or part of what has not been sent to the bank. */
export function cancel(call: Call): Reply {
  const opened = openOperation(call, [
    "TO_CAPTURE",
    "TO_VALIDATE",
    "TO_AUTHORIZE",
    "TO_CHALLENGE",
    "TO_REPLAY",
  ]);
  if ("refusal" in opened) return opened.refusal;
  const { transaction } = opened;
  const wanted = operationAmount(call, transaction);
  if ("refusal" in wanted) return wanted.refusal;
  const { amount } = wanted;
  transaction.currentAmount -= amount;
  const status = transaction.currentAmount === 0 ? "CANCELLED" : transaction.status;
  call.gateway.transactions.record(transaction, "CANCEL", status, { kind: "cancel", amount });
  return operationAnswer("cancel", transaction);
}
