import { defineMethod } from "../method.js";
import { customerId } from "../fields/buyer.js";
import { mandateList } from "../fields/mandate.js";
import { acquirerResponseCode, errorFieldName, mandateResponseCode } from "../fields/result.js";

/**
 * Lists the mandates of one customer (those initialised with that customerId).
 */
export const searchMandate = defineMethod({
  name: "searchMandate",
  path: "/rs-services/v2/mandate/searchMandate",
  interfaceVersion: "MR_WS_2.53",
  resultField: "mandateResponseCode",
  effect: "read",
  summary: "Lists the mandates of one customer (those initialised with that customerId).",
  request: {
    required: { customerId },
    conditional: {},
    optional: {},
  },
  rules: [],
  answer: { mandateResponseCode, acquirerResponseCode, mandateList, errorFieldName },
  uncertain: [],
});
