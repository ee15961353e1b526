import { statusOfReleased } from "../../ledger/life-cycle.js";
import type { Moved } from "../../ledger/transactions.js";
import { text } from "../../ledger/wire-fields.js";
import type { Call } from "../call.js";
import { refuse, type Reply } from "../reply.js";
import { openOperation } from "./open-operation.js";
import { operationAnswer } from "./operation-answer.js";
import { authoriseAnew, validateAmount } from "./validate.js";

/** Accepts an order that is held for fraud review, and validates it at the same time on request. */
export function acceptChallenge(call: Call): Reply {
  const validationIndicator = text(call.body, "validationIndicator") ?? "N";
  if (!["Y", "N"].includes(validationIndicator)) return refuse("30", "validationIndicator");
  const opened = openOperation(call, ["TO_CHALLENGE"]);
  if ("refusal" in opened) return opened.refusal;
  const { transaction } = opened;
  const { currentAmount: amount } = transaction;
  // Whatever code it was held with, it is accepted from here on.
  transaction.responseCode = "00";
  const status = statusOfReleased(transaction);
  const isToValidate = status === "TO_VALIDATE" || status === "TO_REPLAY";
  if (isToValidate && validationIndicator === "Y") {
    const refused = status === "TO_REPLAY" && authoriseAnew(call.gateway, transaction);
    if (refused) return refused;
    validateAmount(call.gateway, transaction, "VALIDATE_CHALLENGE", amount);
  } else {
    const taken: Moved[] = status === "CAPTURED" ? [{ kind: "capture", amount }] : [];
    call.gateway.transactions.record(transaction, "ACCEPT_CHALLENGE", status, ...taken);
  }
  return operationAnswer("acceptChallenge", transaction);
}
