import { text } from "../../ledger/wire-fields.js";
import type { Call } from "../call.js";
import { accept, type Reply } from "../reply.js";
import { mandateFields } from "./mandate-fields.js";

/** Lists the mandates that were initialized with a customerId; an empty list is not an error. */
export function searchMandate({ gateway, shop, body }: Call): Reply {
  const mandates = gateway.mandates.ofCustomer(shop.merchantId, text(body, "customerId") ?? "");
  return accept({ acquirerResponseCode: "00", mandateList: mandates.map(mandateFields) });
}
