import { fields } from "../fields/fields.js";
import { defineMethod } from "../method.js";
import { oneTransactionReference } from "../field-rules.js";

export const refuseChallenge = defineMethod({
  name: "refuseChallenge",
  path: "/rs-services/v2/cashManagement/refuseChallenge",
  interfaceVersion: "CR_WS_2.53",
  resultField: "responseCode",
  effect: "money",
  summary: "Refuses a transaction held for fraud review; it ends REFUSED.",
  request: {
    required: {},
    conditional: fields("transactionReference", "s10TransactionReference"),
    optional: fields("comment", "operationOrigin"),
  },
  rules: [oneTransactionReference],
  answer: fields("newStatus", "operationDateTime", "responseCode", "errorFieldName"),
  uncertain: [],
});
