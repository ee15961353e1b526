import { defineMethod } from "../method.js";
import { customerAddress, customerContact, customerId, customerLanguage } from "../fields/buyer.js";
import {
  bic,
  iban,
  mandateAuthentMethod,
  mandateId,
  mandateUsage,
  transactionActors,
} from "../fields/mandate.js";
import { paymentMeanAlias } from "../fields/payment-mean.js";
import { merchantReturnUrl, messageVersion, redirectionData, redirectionUrl } from "../fields/redirection.js";
import { errorFieldName, mandateResponseCode } from "../fields/result.js";

/**
 * Starts the signature of a SEPA mandate and gives the page to POST the buyer to.
 */
export const initializeMandate = defineMethod({
  name: "initializeMandate",
  path: "/rs-services/v2/mandate/initializeMandate",
  interfaceVersion: "MR_WS_2.53",
  resultField: "mandateResponseCode",
  effect: "open",
  summary: "Starts the signature of a SEPA mandate and gives the page to POST the buyer to.",
  request: {
    required: { iban, merchantReturnUrl },
    conditional: {},
    optional: {
      customerContact,
      customerAddress,
      bic,
      customerId,
      paymentMeanAlias,
      mandateUsage,
      mandateAuthentMethod,
      transactionActors,
      customerLanguage,
    },
  },
  rules: [],
  answer: { mandateResponseCode, redirectionUrl, redirectionData, messageVersion, mandateId, errorFieldName },
  uncertain: [
    "bic",
    "customerLanguage",
    "mandateAuthentMethod",
    "mandateId",
    "mandateUsage",
    "transactionActors",
  ],
});
