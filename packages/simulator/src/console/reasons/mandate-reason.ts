import type { Exchange } from "../../ledger/exchanges.js";
import type { Gateway } from "../../ledger/gateway.js";
import { container, text } from "../../ledger/wire-fields.js";
import { codeOf } from "../meaning-of-codes.js";
import type { Reason } from "./reason.js";

/** Why a mandate that exists cannot be used: its field is right, so there is nothing to correct in the call. */
export function mandateReason({ mandates }: Gateway, exchange: Exchange): Reason | undefined {
  const { request, answer } = exchange;
  if (text(answer, "errorFieldName") !== "mandateId") return undefined;
  const sdd = container(container(request, "paymentMeanData"), "sdd");
  const mandateId = text(request, "mandateId") ?? text(sdd, "mandateId");
  const mandate = mandates.find(text(request, "merchantId") ?? "", mandateId ?? "");
  // A wallet or the original of a duplicate has it, when the call does not name one.
  if (!mandate && codeOf(exchange) !== "24") return undefined;
  return {
    cause: `${mandate ? `The mandate ${mandate.mandateId} is ${mandate.status}` : "The mandate behind this payment is not in force"}: it can be used once it is signed, until it is revoked, lapses, or has had its only debit.`,
    remedy: "Let the buyer sign one (initializeMandate).",
  };
}
