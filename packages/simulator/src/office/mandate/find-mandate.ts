import type { Mandate } from "../../ledger/mandates.js";
import type { WireObject } from "../../ledger/wire.js";
import { text, type Call } from "../call.js";
import { chosenCodes, refuse, type Reply } from "../reply.js";

/** Finds the mandate that a call names, at the shop that calls. */
export function findMandate({
  gateway,
  shop,
  body,
}: Call): { readonly mandate: Mandate } | { readonly refusal: Reply } {
  const mandate = gateway.mandates.find(shop.merchantId, text(body, "mandateId") ?? "");
  return mandate ? { mandate } : { refusal: refuse(chosenCodes.unknownMandate, "mandateId") };
}

/**
 * A mandate as answers and lists show it. They write B2C where requests and orders write BTOC, as the published answer
 * of searchMandate does.
 */
export function mandateFields(mandate: Mandate): WireObject {
  const { mandateId, bic, iban, mandateUsage, status: mandateStatus } = mandate;
  const transactionActors = mandate.transactionActors.replace(/^BTO(?=[BC]$)/, "B2");
  return { mandateId, mandateStatus, bic, iban, mandateUsage, transactionActors };
}
