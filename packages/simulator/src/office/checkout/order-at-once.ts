import type { MethodName } from "@sips-kit/protocol";
import type { Gateway } from "../../ledger/gateway.js";
import type { Transaction } from "../../ledger/transaction.js";
import { container, text } from "../../ledger/wire-fields.js";
import { transactionName, type Call } from "../call.js";
import { chosenCodes, refuse, type Reply } from "../reply.js";
import { externalAuthentication } from "./external-authentication.js";
import { orderLaterInstalments, readInstalments, type Instalment } from "./instalments.js";
import { openPayment, type ReadMeans } from "./open-payment.js";
import { orderReply } from "./order-reply.js";
import { order } from "./order.js";

/**
 * Orders a payment in one call, with the result of an earlier authentication, or without one. cardOrder and walletOrder
 * differ only in the means of payment.
 */
export function orderAtOnce(call: Call, method: MethodName, readMeans?: ReadMeans): Reply {
  const { gateway, shop, body } = call;
  const authenticated = gateway.transactions.find(shop.merchantId, transactionName(body));
  if (authenticated?.status === "AUTHENTICATED") {
    return refusalAfter3ds(call, authenticated) ?? orderNow(gateway, method, authenticated);
  }
  return openAndOrder(call, method, readMeans);
}

/**
 * The same without authentication: opens a transaction and orders it, or the first of several instalments.
 *
 * @param accepted called for each accepted transaction, later instalments included
 */
export function openAndOrder(
  call: Call,
  method: MethodName,
  readMeans?: ReadMeans,
  accepted: (transaction: Transaction) => void = () => {},
): Reply {
  const divided = readInstalments(call);
  if (divided && "refusal" in divided) return divided.refusal;
  const opened = openPayment(divided ? firstOf(call, divided.instalments) : call, "AUTHENTICATED", readMeans);
  if ("refusal" in opened) return opened.refusal;
  const { transaction } = opened;
  transaction.authentication = externalAuthentication(container(call.body, "authenticationData"));
  const reply = orderNow(call.gateway, method, transaction);
  if (transaction.authorisationId === undefined) return reply;
  accepted(transaction);
  const later = divided ? orderLaterInstalments(call.gateway, transaction, divided.instalments) : [];
  for (const one of later.filter(({ authorisationId }) => authorisationId !== undefined)) accepted(one);
  return reply;
}

/** The order itself is the first instalment. */
function firstOf(call: Call, [first]: readonly Instalment[]): Call {
  return { ...call, body: { ...call.body, amount: String(first?.amount) } };
}

/**
 * An order that follows cardValidateAuthentication must match what the cardholder has agreed to, without instalments.
 */
function refusalAfter3ds({ body }: Call, transaction: Transaction): Reply | undefined {
  if (body["instalmentData"] !== undefined) return refuse(chosenCodes.badInstalments, "instalmentData");
  if (Number(text(body, "amount")) !== transaction.originAmount) return refuse("12", "amount");
  return text(body, "currencyCode") === transaction.currencyCode ? undefined : refuse("12", "currencyCode");
}

function orderNow(gateway: Gateway, method: MethodName, transaction: Transaction): Reply {
  order(gateway, transaction);
  return orderReply(gateway, method, transaction);
}
