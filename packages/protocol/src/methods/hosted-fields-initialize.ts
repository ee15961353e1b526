import { defineMethod } from "../method.js";
import { customerIpAddress } from "../fields/buyer.js";
import { merchantSessionToken, paymentMeanBrandList, sdkUrl } from "../fields/payment-mean.js";
import { errorFieldName, responseCode } from "../fields/result.js";

/**
 * Opens a Hosted Fields session: gives the JWT and the script address the payment page needs.
 *
 * JSON only: the page lists no SOAP endpoint.
 */
export const hostedFieldsInitialize = defineMethod({
  name: "hostedFieldsInitialize",
  path: "/rs-services/v2/authentication/hostedFieldsInitialize",
  interfaceVersion: "AUT_WS_2.53",
  resultField: "responseCode",
  effect: "open",
  summary: "Opens a Hosted Fields session: gives the JWT and the script address the payment page needs.",
  request: {
    required: {},
    conditional: {},
    optional: { customerIpAddress, paymentMeanBrandList },
  },
  rules: [],
  answer: { responseCode, merchantSessionToken, sdkUrl, errorFieldName },
  uncertain: [],
});
