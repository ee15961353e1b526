import type { MethodName } from "@sips-kit/protocol";
import type { HolderAuthentication, Transaction } from "../../ledger/transaction.js";
import type { WireObject } from "../../ledger/wire.js";
import { container, text, transactionName, type Call } from "../call.js";
import { chosenCodes, refuse, type Reply } from "../reply.js";
import { orderLaterInstalments, readInstalments, type Instalment } from "./instalments.js";
import { openPayment, type ReadMeans } from "./open-payment.js";
import { orderAnswer } from "./order-answer.js";
import { order, orderDelivery } from "./order.js";

/**
 * Orders a payment in one call, with the result of an earlier authentication, or without one. cardOrder and walletOrder
 * differ only in the means of payment.
 */
export function orderAtOnce(call: Call, method: MethodName, readMeans?: ReadMeans): Reply {
  const { gateway, shop, body } = call;
  const authenticated = gateway.transactions.find(shop.merchantId, transactionName(body));
  if (authenticated?.status === "AUTHENTICATED") {
    return endOf3ds(call, authenticated) ?? ordered(call, method, authenticated);
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
  transaction.authentication = outsideAuthentication(container(call.body, "authenticationData"));
  const reply = ordered(call, method, transaction);
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
function endOf3ds({ body }: Call, transaction: Transaction): Reply | undefined {
  if (body["instalmentData"] !== undefined) return refuse(chosenCodes.badInstalments, "instalmentData");
  if (Number(text(body, "amount")) !== transaction.originAmount) return refuse("12", "amount");
  return text(body, "currencyCode") === transaction.currencyCode ? undefined : refuse("12", "currencyCode");
}

function ordered({ gateway }: Call, method: MethodName, transaction: Transaction): Reply {
  order(gateway, transaction);
  return {
    code: transaction.responseCode ?? "99",
    fields: orderAnswer(gateway, method, transaction),
    ...orderDelivery(transaction),
  };
}

/** The result of an external authentication; the simulator trusts the shop's values. */
export function outsideAuthentication(data: WireObject): HolderAuthentication {
  const { txStatus } = { ...container(data, "threeD"), ...container(data, "threeDV2") };
  switch (txStatus) {
    case "Y":
      return { status: "SUCCESS" };
    case "A":
      return { status: "ATTEMPT" };
    case "N":
      return { status: "FAILURE" };
    case "U":
      return { status: "ERROR" };
    default:
      return noAuthentication;
  }
}

/** Shared by all orders that have none. */
const noAuthentication: HolderAuthentication = { status: "NO_AUTHENT" };
