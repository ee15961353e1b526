import { fields } from "../fields/fields.js";
import { defineMethod } from "../method.js";

export const getMandateData = defineMethod({
  name: "getMandateData",
  path: "/rs-services/v2/mandate/getMandateData",
  interfaceVersion: "MR_WS_2.53",
  resultField: "mandateResponseCode",
  effect: "read",
  summary: "Reads a mandate (status, IBAN ...) and the SDD transactions made with it.",
  request: {
    required: fields("mandateId"),
    conditional: {},
    optional: {},
  },
  rules: [],
  answer: fields(
    "mandateResponseCode",
    "acquirerResponseCode",
    "mandateId",
    "mandateStatus",
    "bic",
    "iban",
    "transactionActors",
    "mandateUsage",
    "transactionList",
    "errorFieldName",
  ),
  uncertain: ["mandateUsage", "transactionActors", "transactionList"],
});
