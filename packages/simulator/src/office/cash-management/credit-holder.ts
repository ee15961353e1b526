import type { MethodName } from "@sips-kit/protocol";
import { isExpired } from "../../ledger/card.js";
import type { Call } from "../call.js";
import { openPayment, type ReadMeans } from "../checkout/open-payment.js";
import { chosenCodes, refuse, type Reply } from "../reply.js";
import { refusalDuringRemittance } from "./open-operation.js";
import { operationAnswer } from "./operation-answer.js";

/** Credits a cardholder without a prior payment. */
export function creditHolder(call: Call): Reply {
  return credit(call, "creditHolder");
}

/** creditHolder and walletCreditHolder differ only in what is credited. */
export function credit(call: Call, method: MethodName, readMeans?: ReadMeans): Reply {
  const remittance = refusalDuringRemittance(call);
  if (remittance) return remittance;
  if (!call.shop.mayCredit) return refuse("40");
  if (Number(call.body["amount"]) === 0) return refuse(chosenCodes.zeroAmount, "amount");
  const opened = openPayment(call, "AUTHENTICATED", readMeans);
  if ("refusal" in opened) return opened.refusal;
  const { gateway } = call;
  const { transaction } = opened;
  const { card, merchantId, transactionReference, originAmount: amount } = transaction;
  transaction.isCredit = true;
  transaction.orderedAt = gateway.clock.now();
  transaction.leavesFrom = transaction.orderedAt;
  const isRefused =
    card.brands.length === 0 || card.responseCode !== "00" || isExpired(card, gateway.clock.now());
  transaction.responseCode = isRefused ? "14" : "00";
  if (isRefused) {
    gateway.transactions.record(transaction, "CREDIT_HOLDER", "REFUSED");
    return refuse("14");
  }
  transaction.acquirerResponseCode = "00";
  transaction.authorisationId = gateway.random.digits(6, "authorisation", merchantId, transactionReference);
  gateway.transactions.record(transaction, "CREDIT_HOLDER", "TO_CREDIT", { kind: "credit", amount });
  return operationAnswer(method, transaction);
}
