import { fields } from "../fields/fields.js";
import { defineMethod } from "../method.js";
import { oneTransactionReference } from "../field-rules.js";

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
    conditional: fields("transactionReference", "s10TransactionReference"),
    optional: fields("comment", "validationIndicator", "operationOrigin"),
  },
  rules: [oneTransactionReference],
  answer: fields(
    "acquirerResponseCode",
    "authorisationId",
    "captureLimitDate",
    "newStatus",
    "operationDateTime",
    "responseCode",
    "errorFieldName",
  ),
  uncertain: [],
});
