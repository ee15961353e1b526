import { fields } from "../fields/fields.js";
import { defineMethod } from "../method.js";

export const initializeMandate = defineMethod({
  name: "initializeMandate",
  path: "/rs-services/v2/mandate/initializeMandate",
  interfaceVersion: "MR_WS_2.53",
  resultField: "mandateResponseCode",
  effect: "open",
  summary: "Starts the signature of a SEPA mandate and gives the page to POST the buyer to.",
  request: {
    required: fields("iban", "merchantReturnUrl"),
    conditional: {},
    optional: fields(
      "customerContact",
      "customerAddress",
      "bic",
      "customerId",
      "paymentMeanAlias",
      "mandateUsage",
      "mandateAuthentMethod",
      "transactionActors",
      "customerLanguage",
    ),
  },
  rules: [],
  answer: fields(
    "mandateResponseCode",
    "redirectionUrl",
    "redirectionData",
    "messageVersion",
    "mandateId",
    "errorFieldName",
  ),
  uncertain: [
    "bic",
    "customerLanguage",
    "mandateAuthentMethod",
    "mandateId",
    "mandateUsage",
    "transactionActors",
  ],
});
