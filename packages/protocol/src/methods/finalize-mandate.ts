import { fields } from "../fields/fields.js";
import { defineMethod } from "../method.js";

export const finalizeMandate = defineMethod({
  name: "finalizeMandate",
  path: "/rs-services/v2/mandate/finalizeMandate",
  interfaceVersion: "MR_WS_2.53",
  resultField: "mandateResponseCode",
  effect: "change",
  summary: "Ends the signature and gives its result; called after the return POST to merchantReturnUrl.",
  request: {
    required: fields("redirectionData", "messageVersion"),
    conditional: {},
    optional: {},
  },
  rules: [],
  answer: fields(
    "mandateResponseCode",
    "bic",
    "iban",
    "mandateId",
    "mandateStatus",
    "mandateUsage",
    "paymentMeanAlias",
    "customerId",
    "errorFieldName",
  ),
  uncertain: ["customerId", "mandateStatus", "mandateUsage", "paymentMeanAlias"],
});
