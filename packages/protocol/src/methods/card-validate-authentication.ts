import { defineMethod } from "../method.js";
import {
  holderAuthentMethod,
  holderAuthentProgram,
  holderAuthentResponseCode,
  holderAuthentStatus,
  messageVersion,
  paResMessage,
  redirectionData,
  threeD,
  threeDV2,
} from "../fields/redirection.js";
import { errorFieldName, responseCode } from "../fields/result.js";
import { s10TransactionReference, transactionReference } from "../fields/transaction.js";
import { oneTransactionReference } from "../rules.js";

/**
 * Checks the result of the 3-D Secure authentication without placing the order.
 */
export const cardValidateAuthentication = defineMethod({
  name: "cardValidateAuthentication",
  path: "/rs-services/v2/checkout/cardValidateAuthentication",
  interfaceVersion: "IR_WS_2.53",
  resultField: "responseCode",
  effect: "open",
  summary: "Checks the result of the 3-D Secure authentication without placing the order.",
  request: {
    required: { redirectionData, messageVersion },
    conditional: { paResMessage, transactionReference, s10TransactionReference },
    optional: {},
  },
  rules: [oneTransactionReference],
  answer: {
    responseCode,
    holderAuthentResponseCode,
    errorFieldName,
    holderAuthentStatus,
    holderAuthentMethod,
    holderAuthentProgram,
    threeD,
    threeDV2,
  },
  uncertain: [],
});
