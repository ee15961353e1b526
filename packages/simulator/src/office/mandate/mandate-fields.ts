import type { Mandate } from "../../ledger/mandates.js";
import type { WireObject } from "../../ledger/wire.js";

/**
 * A mandate as answers and lists show it. They write B2C where requests and orders write BTOC, as the published answer
 * of searchMandate does.
 */
export function mandateFields(mandate: Mandate): WireObject {
  const { mandateId, bic, iban, mandateUsage, status: mandateStatus } = mandate;
  const transactionActors = mandate.transactionActors.replace(/^BTO(?=[BC]$)/, "B2");
  return { mandateId, mandateStatus, bic, iban, mandateUsage, transactionActors };
}
