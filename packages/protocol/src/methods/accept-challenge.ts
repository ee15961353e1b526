import { defineMethod } from "../method.js";
import { acquirerResponseCode, errorFieldName, newStatus, responseCode } from "../fields/result.js";
import {
  authorisationId,
  captureLimitDate,
  comment,
  operationDateTime,
  operationOrigin,
  s10TransactionReference,
  transactionReference,
  validationIndicator,
} from "../fields/transaction.js";
import { oneTransactionReference } from "../rules.js";

/**
 * Unblocks a transaction held for fraud review (TO_CHALLENGE) so that it follows its normal course.
 */
export const acceptChallenge = defineMethod({
  name: "acceptChallenge",
  path: "/rs-services/v2/cashManagement/acceptChallenge",
  interfaceVersion: "CR_WS_2.53",
  resultField: "responseCode",
  effect: "money",
  summary:
    "Unblocks a transaction held for fraud review (TO_CHALLENGE) so that it follows its normal course.",
  request: {
    required: {},
    conditional: { transactionReference, s10TransactionReference },
    optional: { comment, validationIndicator, operationOrigin },
  },
  rules: [oneTransactionReference],
  answer: {
    acquirerResponseCode,
    authorisationId,
    captureLimitDate,
    newStatus,
    operationDateTime,
    responseCode,
    errorFieldName,
  },
  uncertain: [],
});
