import { fields } from "../fields/fields.js";
import { defineMethod } from "../method.js";
import { oneTransactionReference } from "../field-rules.js";

export const refund = defineMethod({
  name: "refund",
  path: "/rs-services/v2/cashManagement/refund",
  interfaceVersion: "CR_WS_2.53",
  resultField: "responseCode",
  effect: "money",
  summary: "Refunds all or part of a transaction already sent to the bank.",
  request: {
    required: fields("operationAmount", "currencyCode"),
    conditional: fields("transactionReference", "s10TransactionReference"),
    optional: fields("operationOrigin", "paymentMeanData", "shoppingCartDetail", "customerContact"),
  },
  rules: [oneTransactionReference],
  answer: fields(
    "acquirerResponseCode",
    "newAmount",
    "newStatus",
    "operationDateTime",
    "responseCode",
    "errorFieldName",
    "authorisationId",
  ),
  uncertain: [],
});
