import type { Call } from "../call.js";
import { accept, type Reply } from "../reply.js";
import { findMandate, mandateFields } from "./find-mandate.js";

/** Reads a mandate and the debits made with it. */
export function getMandateData(call: Call): Reply {
  const found = findMandate(call);
  if ("refusal" in found) return found.refusal;
  const { mandate } = found;
  return accept({
    ...mandateFields(mandate),
    acquirerResponseCode: "00",
    // The name and form of this list were never seen: the references, with a comma between them.
    ...(mandate.debits.length > 0 ? { transactionList: mandate.debits.join(",") } : {}),
  });
}
