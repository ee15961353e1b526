import type { Exchange } from "../../ledger/exchanges.js";
import type { Gateway } from "../../ledger/gateway.js";
import { decisionReason } from "./decision-reason.js";
import { deliveryReason } from "./delivery-reason.js";
import { enrolmentReason } from "./enrolment-reason.js";
import { fieldReason } from "./field-reason.js";
import { mandateReason } from "./mandate-reason.js";
import type { Reason } from "./reason.js";
import { sealReason } from "./seal-reason.js";
import { stateReason } from "./state-reason.js";
import { transactionOf } from "../../office/transaction-of.js";

/** What caused an answer, and how to get another one; undefined when there is nothing to explain. */
export function reasonOf(gateway: Gateway, exchange: Exchange): Reason | undefined {
  const transaction = transactionOf(gateway, exchange);
  return (
    deliveryReason(exchange) ??
    sealReason(exchange) ??
    mandateReason(gateway, exchange) ??
    fieldReason(exchange) ??
    decisionReason(gateway, exchange, transaction) ??
    enrolmentReason(exchange, transaction) ??
    stateReason(gateway, exchange, transaction)
  );
}
