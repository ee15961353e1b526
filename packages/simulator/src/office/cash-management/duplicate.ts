import { shops } from "../../fixtures/shops.js";
import type { Transaction } from "../../ledger/transaction.js";
import type { TransactionName } from "../../ledger/transactions.js";
import { container, text } from "../../ledger/wire-fields.js";
import type { Call } from "../call.js";
import { externalAuthentication } from "../checkout/external-authentication.js";
import { followDebit } from "../checkout/follow-debit.js";
import { openPayment } from "../checkout/open-payment.js";
import { orderReply } from "../checkout/order-reply.js";
import { order } from "../checkout/order.js";
import { findTransaction } from "../find-transaction.js";
import { chosenCodes, refusal, type Refusal, type Reply } from "../reply.js";
import { duplicatedMeans } from "./duplicated-means.js";
import { refusalDuringRemittance } from "./open-operation.js";

/** Makes a new payment with the means of an earlier one, which may be another shop's of the same owner. */
export function duplicate(call: Call): Reply {
  const remittance = refusalDuringRemittance(call);
  if (remittance) return remittance;
  const found = findOrigin(call);
  if ("refusal" in found) return found.refusal;
  const { origin } = found;
  const opened = openPayment(call, "AUTHENTICATED", () => duplicatedMeans(call, origin));
  if ("refusal" in opened) return opened.refusal;
  const { gateway, body } = call;
  const { transaction } = opened;
  transaction.origin = origin.transactionReference;
  transaction.s10Origin = origin.s10TransactionReference;
  transaction.authentication = externalAuthentication(container(body, "authenticationData"));
  order(gateway, transaction, undefined, "DUPLICATE");
  const isDebit = transaction.otherMean?.type === "DIRECT_DEBIT";
  if (isDebit && transaction.authorisationId !== undefined) {
    followDebit(gateway, transaction, origin.merchantId);
  }
  return orderReply(gateway, "duplicate", transaction);
}

function findOrigin({ gateway, shop, body }: Call): { readonly origin: Transaction } | Refusal {
  const fromMerchantId = text(body, "fromMerchantId") ?? shop.merchantId;
  if (shops.get(fromMerchantId)?.owner !== shop.owner) return refusal(chosenCodes.otherOwner);
  const found = findTransaction(gateway, fromMerchantId, originName(body));
  if (!found) return refusal("25");
  const { transaction: origin, isBusy } = found;
  return isBusy || origin.isCredit ? refusal(chosenCodes.wrongStatus) : { origin };
}

function originName(body: Call["body"]): TransactionName {
  const s10 = container(body, "s10FromTransactionReference");
  return {
    transactionReference: text(body, "fromTransactionReference"),
    s10TransactionId: text(s10, "s10FromTransactionId"),
    s10TransactionIdDate: text(s10, "s10FromTransactionIdDate"),
  };
}
