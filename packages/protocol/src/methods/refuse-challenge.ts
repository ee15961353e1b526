import { defineMethod } from "../method.js";
import { errorFieldName, newStatus, responseCode } from "../fields/result.js";
import {
  comment,
  operationDateTime,
  operationOrigin,
  s10TransactionReference,
  transactionReference,
} from "../fields/transaction.js";
import { oneTransactionReference } from "../rules.js";

/**
 * Refuses a transaction held for fraud review; it ends REFUSED.
 */
export const refuseChallenge = defineMethod({
  name: "refuseChallenge",
  path: "/rs-services/v2/cashManagement/refuseChallenge",
  interfaceVersion: "CR_WS_2.53",
  resultField: "responseCode",
  effect: "money",
  summary: "Refuses a transaction held for fraud review; it ends REFUSED.",
  request: {
    required: {},
    conditional: { transactionReference, s10TransactionReference },
    optional: { comment, operationOrigin },
  },
  rules: [oneTransactionReference],
  answer: { newStatus, operationDateTime, responseCode, errorFieldName },
  uncertain: [],
});
