import type { Gateway } from "../ledger/gateway.js";
import type { SupplierKind, SupplierSession, SupplierVerdict } from "../ledger/supplier-sessions.js";
import { orderAfterVisit } from "../office/checkout/order-after-visit.js";

/** Where the buyer's decision moves the money. */
const payingKinds: ReadonlySet<SupplierKind> = new Set(["ideal", "sofort", "bancontact"]);

/** The bank's own notice of the result, which comes whether or not the buyer returns to the shop. */
export function receiveBankNotice(
  gateway: Gateway,
  { kind, merchantId, subject }: SupplierSession,
  verdict: SupplierVerdict,
): void {
  if (!payingKinds.has(kind) || gateway.readings.current().transferNotice !== "from-bank") return;
  const transaction = gateway.transactions.find(merchantId, { transactionReference: subject });
  if (transaction) orderAfterVisit(gateway, transaction, verdict);
}
