import { defineMethod } from "../method.js";
import { customerContact, shoppingCartDetail } from "../fields/buyer.js";
import { paymentMeanData } from "../fields/payment-mean.js";
import { acquirerResponseCode, errorFieldName, newStatus, responseCode } from "../fields/result.js";
import {
  authorisationId,
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
 * Credits the buyer back, fully or partly, for a transaction already sent to the bank.
 */
export const refund = defineMethod({
  name: "refund",
  path: "/rs-services/v2/cashManagement/refund",
  interfaceVersion: "CR_WS_2.53",
  resultField: "responseCode",
  effect: "money",
  summary: "Credits the buyer back, fully or partly, for a transaction already sent to the bank.",
  request: {
    required: { operationAmount, currencyCode },
    conditional: { transactionReference, s10TransactionReference },
    optional: { operationOrigin, paymentMeanData, shoppingCartDetail, customerContact },
  },
  rules: [oneTransactionReference],
  answer: {
    acquirerResponseCode,
    newAmount,
    newStatus,
    operationDateTime,
    responseCode,
    errorFieldName,
    authorisationId,
  },
  uncertain: [],
});
