import { merchantId, textIn, type GatewayCall, type GatewayModel } from "./model.js";
import type { Message } from "./seal.js";

/**
 * An accepted answer that is another payment's in one field, while this call was not carried out: what a gateway or a
 * proxy gives that mixes up its own. Undefined where the call is not one that it could deceive.
 */
export function foreignAnswer(model: GatewayModel, call: GatewayCall): Message | undefined {
  const accepted = acceptedAnswer(model, call);
  if (!accepted) return undefined;
  const fields = Object.keys(accepted).filter((name) => Object.hasOwn(foreignValues, name));
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

/** What would be answered to a call that is accepted; nothing is carried out by it. */
export function acceptedAnswer(
  { sessions, ledger, visits }: GatewayModel,
  { method, body }: GatewayCall,
): Message | undefined {
  const reference = textIn(body, "transactionReference");
  const found = ledger.find(reference);
  switch (method) {
    case "cardValidateAuthenticationAndOrder": {
      const session = sessions.find(body["redirectionData"]);
      // A return that the bank has not made is refused; the gateway mixes up what it has carried out.
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
    case "paymentProviderFinalize": {
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
    case "duplicate":
    case "creditHolder":
      return { responseCode: "00", acquirerResponseCode: "00", transactionReference: reference };
    default:
      return undefined;
  }
}
