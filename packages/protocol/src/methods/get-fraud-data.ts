import { defineMethod } from "../method.js";
import {
  complementaryCode,
  preAuthenticationColor,
  preAuthenticationProfile,
  preAuthenticationProfileValue,
  preAuthenticationRuleResultList,
  preAuthenticationThreshold,
  preAuthenticationValue,
  preAuthorisationProfile,
  preAuthorisationProfileValue,
  preAuthorisationRuleResultList,
  scoreColor,
  scoreProfile,
  scoreThreshold,
  scoreValue,
} from "../fields/fraud.js";
import { errorFieldName, fraudResponseCode } from "../fields/result.js";
import { s10TransactionReference, transactionReference } from "../fields/transaction.js";
import { oneTransactionReference } from "../rules.js";

/**
 * Reads the fraud control details recorded for one transaction.
 */
export const getFraudData = defineMethod({
  name: "getFraudData",
  path: "/rs-services/v2/diagnostic/getFraudData",
  interfaceVersion: "DR_WS_2.53",
  resultField: "fraudResponseCode",
  effect: "read",
  summary: "Reads the fraud control details recorded for one transaction.",
  request: {
    required: {},
    conditional: { transactionReference, s10TransactionReference },
    optional: {},
  },
  rules: [oneTransactionReference],
  answer: {
    fraudResponseCode,
    complementaryCode,
    preAuthenticationColor,
    preAuthenticationProfile,
    preAuthenticationProfileValue,
    preAuthenticationRuleResultList,
    preAuthenticationThreshold,
    preAuthenticationValue,
    preAuthorisationProfile,
    preAuthorisationProfileValue,
    preAuthorisationRuleResultList,
    scoreColor,
    scoreProfile,
    scoreThreshold,
    scoreValue,
    errorFieldName,
  },
  uncertain: [],
});
