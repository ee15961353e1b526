import { fields } from "../fields/fields.js";
import { defineMethod } from "../method.js";
import { oneTransactionReference } from "../field-rules.js";

export const validate = defineMethod({
  name: "validate",
  path: "/rs-services/v2/cashManagement/validate",
  interfaceVersion: "CR_WS_2.53",
  resultField: "responseCode",
  effect: "money",
  summary: "Triggers capture of a transaction made in captureMode VALIDATION, for all or part of its amount.",
  request: {
    required: fields("operationAmount", "currencyCode"),
    conditional: fields("transactionReference", "s10TransactionReference"),
    optional: fields(
      "operationOrigin",
      "lastRecoveryIndicator",
      "subMerchantId",
      "subMerchantShortName",
      "subMerchantCategoryCode",
      "subMerchantLegalId",
      "subMerchantAddress",
    ),
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
    "captureLimitDate",
  ),
  uncertain: [],
});
