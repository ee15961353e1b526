import type { Gateway } from "../../ledger/gateway.js";
import type { SupplierVerdict } from "../../ledger/supplier-sessions.js";
import type { Transaction } from "../../ledger/transaction.js";
import { order, type Decision } from "./order.js";

/** The decision for each answer of the buyer. */
const decisions: { readonly [verdict in SupplierVerdict]: Decision } = {
  confirm: { responseCode: "00", acquirerResponseCode: "00" },
  refuse: { responseCode: "05", acquirerResponseCode: "05" },
  cancel: { responseCode: "17", isEnded: true },
  pending: { responseCode: "60" },
};

/** Orders a payment as its buyer has decided on an external page, once: on the bank's notice, or by finalize. */
export function orderAfterVisit(gateway: Gateway, transaction: Transaction, verdict: SupplierVerdict): void {
  if (transaction.status === "AUTHENTICATING") order(gateway, transaction, decisions[verdict]);
}
