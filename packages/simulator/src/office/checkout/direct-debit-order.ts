import { container, text } from "../../ledger/wire-fields.js";
import type { Call } from "../call.js";
import type { Reply } from "../reply.js";
import { debitAtOnce } from "./debit-at-once.js";

/** Debits a bank account: against a signed SEPA mandate, or by the German ELV. */
export function directDebitOrder(call: Call): Reply {
  const { body } = call;
  const sdd = container(container(body, "paymentMeanData"), "sdd");
  return debitAtOnce(call, "directDebitOrder", text(body, "paymentMeanBrand") ?? "", {
    mandateId: text(body, "mandateId") ?? text(sdd, "mandateId"),
    customerAccount: text(body, "customerAccount"),
    customerBankCode: text(body, "customerBankCode"),
  });
}
