import { acceptedDebit } from "./mandates.js";
import { merchantId, textIn, type GatewayCall, type GatewayModel } from "./model.js";
import type { Message } from "./seal.js";

/** The answer that an accepted call would get, without carrying it out. */
export function acceptedAnswer(model: GatewayModel, call: GatewayCall): Message | undefined {
  const { method, body } = call;
  switch (method) {
    case "cardValidateAuthenticationAndOrder":
      return acceptedAuthentication(model, call);
    case "creditTransferFinalizeAndOrder":
    case "paymentProviderFinalize":
    case "walletIssuerWalletFinalize":
      return acceptedVisit(model, call);
    case "directDebitOrder":
      return body["paymentMeanBrand"] === "ELV" ? acceptedOrder(call) : acceptedDebit(model, call);
    case "getTransactionData":
      return acceptedQuery(model, call);
    case "cancel":
      return { responseCode: "00", newAmount: "0", newStatus: "CANCELLED" };
    case "refund":
      return { responseCode: "00", newAmount: "0", newStatus: "CAPTURED" };
    case "cardOrder":
    case "walletOrder":
      return acceptedOrder(call);
    case "duplicate":
    case "creditHolder":
    case "walletCreditHolder":
      return {
        responseCode: "00",
        acquirerResponseCode: "00",
        transactionReference: textIn(body, "transactionReference"),
      };
    case "updatePaymentMean":
    case "deletePaymentMean":
    case "signOff":
      return { walletResponseCode: "00" };
    case "addToFraudList":
    case "removeFromFraudList":
      return { responseCode: "00" };
    default:
      return undefined;
  }
}

/** Undefined for a forged return, which is refused: only answers to calls that would be accepted are mixed up. */
function acceptedAuthentication({ sessions }: GatewayModel, { body }: GatewayCall): Message | undefined {
  const session = sessions.find(body["redirectionData"]);
  if (!session || session.isOrdered || session.needsHolder !== "paResMessage" in body) return undefined;
  return {
    responseCode: "00",
    acquirerResponseCode: "00",
    transactionReference: textIn(body, "transactionReference"),
    merchantId,
    amount: String(session.amountMinor),
    currencyCode: session.currencyCode,
    ...(session.orderId !== undefined && { orderId: session.orderId }),
  };
}

function acceptedVisit({ visits }: GatewayModel, { body }: GatewayCall): Message | undefined {
  const reference = textIn(body, "transactionReference");
  const visit = visits.readReturn(body["redirectionData"]);
  if (visit?.reference !== reference || visit.isFinalized) return undefined;
  return {
    responseCode: "00",
    transactionReference: reference,
    merchantId,
    amount: String(visit.amountMinor),
    currencyCode: visit.currencyCode,
    ...(visit.orderId !== undefined && { orderId: visit.orderId }),
  };
}

/** A refused payment, as if it had been accepted. */
function acceptedQuery({ ledger }: GatewayModel, { body }: GatewayCall): Message | undefined {
  const reference = textIn(body, "transactionReference");
  const found = ledger.find(reference);
  if (found?.status !== "REFUSED") return undefined;
  return {
    getTransDataResponseCode: "00",
    responseCode: "00",
    acquirerResponseCode: "00",
    transactionReference: reference,
    merchantId,
    transactionStatus: "TO_CAPTURE",
    currencyCode: found.currencyCode,
    originAmount: String(found.amountMinor),
    ...(found.orderId !== undefined && { orderId: found.orderId }),
  };
}

function acceptedOrder({ body }: GatewayCall): Message {
  const { transactionReference, amount, currencyCode } = body;
  return { responseCode: "00", transactionReference, merchantId, amount, currencyCode };
}
