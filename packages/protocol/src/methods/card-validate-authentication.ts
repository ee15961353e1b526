import { fields } from "../fields/fields.js";
import { defineMethod } from "../method.js";
import { atMostOneTransactionReference } from "../field-rules.js";

export const cardValidateAuthentication = defineMethod({
  name: "cardValidateAuthentication",
  path: "/rs-services/v2/checkout/cardValidateAuthentication",
  interfaceVersion: "IR_WS_2.53",
  resultField: "responseCode",
  effect: "open",
  summary: "Checks the result of the 3-D Secure authentication without placing the order.",
  request: {
    required: fields("redirectionData", "messageVersion"),
    conditional: fields("paResMessage", "transactionReference", "s10TransactionReference"),
    optional: {},
  },
  rules: [atMostOneTransactionReference],
  answer: fields(
    "responseCode",
    "holderAuthentResponseCode",
    "errorFieldName",
    "holderAuthentStatus",
    "holderAuthentMethod",
    "holderAuthentProgram",
    "threeD",
    "threeDV2",
  ),
  uncertain: [],
});
