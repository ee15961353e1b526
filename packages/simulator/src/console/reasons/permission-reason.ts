import { shops } from "../../fixtures/shops.js";
import type { Exchange } from "../../ledger/exchanges.js";
import { text } from "../../ledger/wire-fields.js";
import type { Reason } from "./reason.js";

/** Why the gateway does not permit this to a shop (40). */
export function permissionReason({ method, request }: Exchange): Reason | undefined {
  const merchantId = text(request, "merchantId") ?? "";
  const from = text(request, "fromMerchantId") ?? merchantId;
  if (method === "creditHolder" || method === "walletCreditHolder") {
    return {
      cause: `The shop ${merchantId} has no option to credit without a payment.`,
      remedy: "Refund a payment instead, or try it with another test shop.",
    };
  }
  if (method !== "duplicate") return undefined;
  return shops.get(from)?.owner === shops.get(merchantId)?.owner
    ? {
        cause: "The buyer has agreed to one payment only, so it cannot be duplicated.",
        remedy: "Begin a new payment. PayPal’s can be duplicated if they are opened with dupFlag true.",
      }
    : {
        cause: `The shop ${from} has another owner than ${merchantId}.`,
        remedy: "A shop duplicates its own payments, and those of other shops of its owner.",
      };
}
