import { acceptedDebit } from "./mandates.js";
import { merchantId, textIn, type GatewayCall, type GatewayModel } from "./model.js";
import type { Message } from "./seal.js";

/**
 * An accepted answer with one field of another payment, while this call was not carried out, as from a gateway or proxy
 * that mixes up answers. Undefined for a call that it could not deceive.
 */
export function foreignAnswer(model: GatewayModel, call: GatewayCall): Message | undefined {
  const accepted = acceptedAnswer(model, call);
  if (!accepted) return undefined;
  const fields = Object.keys(accepted).filter((name) => Object.hasOwn(foreignValues, name));
  // An answer that names nothing cannot be told from one to another call.
  if (fields.length === 0) return undefined;
  const field = call.random.pick(fields);
  call.touch(`gateway.foreign-echo ${field}`);
  return { ...accepted, [field]: foreignValues[field] };
}

const foreignValues: { readonly [field: string]: string } = {
  amount: "1",
  originAmount: "1",
  currencyCode: "840",
  merchantId: "002001000000009",
  orderId: "another",
  transactionReference: "ANOTHER0000000000000000000",
  newAmount: "1234567",
};

/** The answer that an accepted call would get, without carrying it out. */
export function acceptedAnswer(model: GatewayModel, call: GatewayCall): Message | undefined {
  const { sessions, ledger, visits } = model;
  const { method, body } = call;
  const reference = textIn(body, "transactionReference");
  const found = ledger.find(reference);
  switch (method) {
    case "cardValidateAuthenticationAndOrder": {
      const session = sessions.find(body["redirectionData"]);
      // Only answers to calls that would be accepted are mixed up; a forged return is refused.
      if (!session || session.isOrdered || session.needsHolder !== "paResMessage" in body) return undefined;
      return {
        responseCode: "00",
        acquirerResponseCode: "00",
        transactionReference: reference,
        merchantId,
        amount: String(session.amountMinor),
        currencyCode: session.currencyCode,
        ...(session.orderId !== undefined && { orderId: session.orderId }),
      };
    }
    case "creditTransferFinalizeAndOrder":
    case "paymentProviderFinalize":
    case "walletIssuerWalletFinalize": {
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
    case "directDebitOrder":
      return body["paymentMeanBrand"] === "ELV" ? acceptedOrder(call) : acceptedDebit(model, call);
    case "getTransactionData":
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
      return { responseCode: "00", acquirerResponseCode: "00", transactionReference: reference };
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

function acceptedOrder({ body }: GatewayCall): Message {
  const { transactionReference, amount, currencyCode } = body;
  return { responseCode: "00", transactionReference, merchantId, amount, currencyCode };
}
