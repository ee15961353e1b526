import { defineMethod } from "../method.js";
import { customerContact } from "../fields/buyer.js";
import { acquirerResponseCode, errorFieldName, newStatus, responseCode } from "../fields/result.js";
import {
  currencyCode,
  newAmount,
  operationAmount,
  operationDateTime,
  operationOrigin,
  s10TransactionReference,
  transactionReference,
} from "../fields/transaction.js";
import { oneTransactionReference } from "../rules.js";

/**
 * Cancels all or part of a transaction not yet sent to the bank.
 */
export const cancel = defineMethod({
  name: "cancel",
  path: "/rs-services/v2/cashManagement/cancel",
  interfaceVersion: "CR_WS_2.53",
  resultField: "responseCode",
  effect: "money",
  summary: "Cancels all or part of a transaction not yet sent to the bank.",
  request: {
    required: { operationAmount, currencyCode },
    conditional: { transactionReference, s10TransactionReference },
    optional: { operationOrigin, customerContact },
  },
  rules: [oneTransactionReference],
  answer: { acquirerResponseCode, newAmount, newStatus, operationDateTime, responseCode, errorFieldName },
  uncertain: [],
});
