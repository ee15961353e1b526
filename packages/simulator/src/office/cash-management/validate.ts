import { isExpired } from "../../ledger/card.js";
import type { Gateway } from "../../ledger/gateway.js";
import type { Transaction } from "../../ledger/transaction.js";
import type { Moved } from "../../ledger/transactions.js";
import type { Call } from "../call.js";
import { chosenCodes, refuse, type Reply } from "../reply.js";
import { openOperation, operationAmount } from "./open-operation.js";
import { operationAnswer } from "./operation-answer.js";

/** Sends all or part of an order to the bank, the same day; the part that is not validated is dropped. */
export function validate(call: Call): Reply {
  const opened = openOperation(call, ["TO_VALIDATE", "TO_REPLAY"]);
  if ("refusal" in opened) return opened.refusal;
  const { transaction } = opened;
  const wanted = operationAmount(call, transaction);
  if ("refusal" in wanted) return wanted.refusal;
  const refused = transaction.status === "TO_REPLAY" && authoriseAnew(call.gateway, transaction);
  if (refused) return refused;
  validateAmount(call.gateway, transaction, "VALIDATE", wanted.amount);
  return operationAnswer("validate", transaction);
}

/** Has an amount sent to the bank, by validate or by acceptChallenge with validation. */
export function validateAmount(
  gateway: Gateway,
  transaction: Transaction,
  operation: string,
  amount: number,
): void {
  const rest = transaction.currentAmount - amount;
  const givenUp: Moved[] = rest === 0 ? [] : [{ kind: "release", amount: rest }];
  transaction.currentAmount = amount;
  transaction.leavesFrom = gateway.clock.now();
  gateway.transactions.record(transaction, operation, "TO_CAPTURE", ...givenUp);
}

/** Authorises again when the first authorisation is too old; the issuer refuses a card that has expired since. */
export function authoriseAnew(
  { transactions, random, clock }: Gateway,
  transaction: Transaction,
): Reply | undefined {
  const { merchantId, transactionReference, currentAmount: amount } = transaction;
  if (isExpired(transaction.card, clock.now())) {
    transaction.responseCode = chosenCodes.cardExpired;
    transactions.record(transaction, "VALIDATE", "REFUSED", { kind: "release", amount });
    return refuse(chosenCodes.cardExpired);
  }
  transaction.authorisationId = random.digits(6, "authorisation", merchantId, transactionReference, "replay");
  return undefined;
}
