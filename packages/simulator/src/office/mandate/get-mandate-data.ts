import type { Call } from "../call.js";
import { accept, type Reply } from "../reply.js";
import { findMandate } from "./find-mandate.js";
import { mandateFields } from "./mandate-fields.js";

/** Reads a mandate and the debits made with it. */
export function getMandateData(call: Call): Reply {
  const found = findMandate(call);
  if ("refusal" in found) return found.refusal;
  const { mandate } = found;
  return accept({
    ...mandateFields(mandate),
    acquirerResponseCode: "00",
    // No source shows this list's name and format: the references, separated by commas.
    ...(mandate.debits.length > 0 ? { transactionList: mandate.debits.join(",") } : {}),
  });
}
