import type { Mandate } from "../../ledger/mandates.js";
import { text } from "../../ledger/wire-fields.js";
import type { Call } from "../call.js";
import { chosenCodes, refusal, type Refusal } from "../reply.js";

/** Finds the mandate that a call names, at the shop that calls. */
export function findMandate({ gateway, shop, body }: Call): { readonly mandate: Mandate } | Refusal {
  const mandate = gateway.mandates.find(shop.merchantId, text(body, "mandateId") ?? "");
  return mandate ? { mandate } : refusal(chosenCodes.unknownMandate, "mandateId");
}
