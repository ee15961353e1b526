import { fields } from "../fields/fields.js";
import { defineMethod } from "../method.js";

export const searchMandate = defineMethod({
  name: "searchMandate",
  path: "/rs-services/v2/mandate/searchMandate",
  interfaceVersion: "MR_WS_2.53",
  resultField: "mandateResponseCode",
  effect: "read",
  summary: "Lists the mandates of one customer (those initialised with that customerId).",
  request: {
    required: fields("customerId"),
    conditional: {},
    optional: {},
  },
  rules: [],
  answer: fields("mandateResponseCode", "acquirerResponseCode", "mandateList", "errorFieldName"),
  uncertain: [],
});
