import { fields } from "../fields/fields.js";
import { defineMethod } from "../method.js";
import { oneTransactionReference } from "../field-rules.js";

export const cancel = defineMethod({
  name: "cancel",
  path: "/rs-services/v2/cashManagement/cancel",
  interfaceVersion: "CR_WS_2.53",
  resultField: "responseCode",
  effect: "money",
  summary: "Cancels all or part of a transaction not yet sent to the bank.",
  request: {
    required: fields("operationAmount", "currencyCode"),
    conditional: fields("transactionReference", "s10TransactionReference"),
    optional: fields("operationOrigin", "customerContact"),
  },
  rules: [oneTransactionReference],
  answer: fields(
    "acquirerResponseCode",
    "newAmount",
    "newStatus",
    "operationDateTime",
    "responseCode",
    "errorFieldName",
  ),
  uncertain: [],
});
