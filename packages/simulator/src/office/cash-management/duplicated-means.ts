import type { Transaction } from "../../ledger/transaction.js";
import { text } from "../../ledger/wire-fields.js";
import type { Call } from "../call.js";
import type { Means } from "../checkout/open-payment.js";
import { valueDateOf } from "../checkout/read-debit.js";
import { chosenCodes, refusal, type Refusal } from "../reply.js";

/** What an earlier payment was paid with, for a new one. */
export function duplicatedMeans(
  call: Call,
  { card, otherMean, paymentMeanBrand: brand, merchantId }: Transaction,
): Means | Refusal {
  if (!otherMean) return { card: { ...card, hasSecurityCode: false }, brand };
  if (otherMean.isForOnePayment) return refusal(chosenCodes.notToBeDuplicated);
  if (otherMean.type !== "DIRECT_DEBIT") return { card, brand, otherMean };
  const mandateId = text(otherMean.fields, "mandateId");
  const mandate = call.gateway.mandates.find(merchantId, mandateId ?? "");
  if (mandateId !== undefined && mandate?.status !== "ACTIVE") {
    return refusal(chosenCodes.mandateNotInForce, "mandateId");
  }
  const { fields } = otherMean;
  return { card, brand, otherMean: { ...otherMean, fields: { ...fields, valueDate: valueDateOf(call) } } };
}
