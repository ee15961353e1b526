import type { Call } from "../call.js";
import type { Reply } from "../reply.js";
import { openOperation } from "./open-operation.js";
import { operationAnswer } from "./operation-answer.js";

/** Ends an order that was held for fraud review. */
export function refuseChallenge(call: Call): Reply {
  const opened = openOperation(call, ["TO_CHALLENGE"]);
  if ("refusal" in opened) return opened.refusal;
  const { transaction } = opened;
  const { currentAmount: amount } = transaction;
  call.gateway.transactions.record(transaction, "REFUSE_CHALLENGE", "REFUSED", { kind: "release", amount });
  return operationAnswer("refuseChallenge", transaction);
}
