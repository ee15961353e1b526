import { fields } from "../fields/fields.js";
import { defineMethod } from "../method.js";
import { oneTransactionReference } from "../field-rules.js";

export const getFraudData = defineMethod({
  name: "getFraudData",
  path: "/rs-services/v2/diagnostic/getFraudData",
  interfaceVersion: "DR_WS_2.53",
  resultField: "fraudResponseCode",
  effect: "read",
  summary: "Reads the fraud control details recorded for one transaction.",
  request: {
    required: {},
    conditional: fields("transactionReference", "s10TransactionReference"),
    optional: {},
  },
  rules: [oneTransactionReference],
  answer: fields(
    "fraudResponseCode",
    "complementaryCode",
    "preAuthenticationColor",
    "preAuthenticationProfile",
    "preAuthenticationProfileValue",
    "preAuthenticationRuleResultList",
    "preAuthenticationThreshold",
    "preAuthenticationValue",
    "preAuthorisationProfile",
    "preAuthorisationProfileValue",
    "preAuthorisationRuleResultList",
    "scoreColor",
    "scoreProfile",
    "scoreThreshold",
    "scoreValue",
    "errorFieldName",
  ),
  uncertain: [],
});
