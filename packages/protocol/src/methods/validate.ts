import { defineMethod } from "../method.js";
import { lastRecoveryIndicator } from "../fields/mandate.js";
import { acquirerResponseCode, errorFieldName, newStatus, responseCode } from "../fields/result.js";
import {
  authorisationId,
  captureLimitDate,
  currencyCode,
  newAmount,
  operationAmount,
  operationDateTime,
  operationOrigin,
  s10TransactionReference,
  subMerchantAddress,
  subMerchantCategoryCode,
  subMerchantId,
  subMerchantLegalId,
  subMerchantShortName,
  transactionReference,
} from "../fields/transaction.js";
import { oneTransactionReference } from "../rules.js";

/**
 * Triggers capture of a transaction made in captureMode VALIDATION, for all or part of its amount.
 */
export const validate = defineMethod({
  name: "validate",
  path: "/rs-services/v2/cashManagement/validate",
  interfaceVersion: "CR_WS_2.53",
  resultField: "responseCode",
  effect: "money",
  summary: "Triggers capture of a transaction made in captureMode VALIDATION, for all or part of its amount.",
  request: {
    required: { operationAmount, currencyCode },
    conditional: { transactionReference, s10TransactionReference },
    optional: {
      operationOrigin,
      lastRecoveryIndicator,
      subMerchantId,
      subMerchantShortName,
      subMerchantCategoryCode,
      subMerchantLegalId,
      subMerchantAddress,
    },
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
    captureLimitDate,
  },
  uncertain: [],
});
