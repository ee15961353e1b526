import { fields } from "../fields/fields.js";
import { defineMethod } from "../method.js";

/** JSON only: the page lists no SOAP endpoint. */
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
    optional: fields("customerIpAddress", "paymentMeanBrandList"),
  },
  rules: [],
  answer: fields("responseCode", "merchantSessionToken", "sdkUrl", "errorFieldName"),
  uncertain: [],
});
