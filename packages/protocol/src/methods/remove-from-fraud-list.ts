import { fields } from "../fields/fields.js";
import { defineMethod } from "../method.js";

export const removeFromFraudList = defineMethod({
  name: "removeFromFraudList",
  path: "/rs-services/v2/fraud/removeFromFraudList",
  interfaceVersion: "FR_WS_2.53",
  resultField: "responseCode",
  effect: "change",
  summary: "Takes an element off the fraud lists.",
  request: {
    required: fields("fraudListElementValue", "fraudListLevel", "fraudListType"),
    conditional: fields("fraudListElementType"),
    optional: {},
  },
  rules: [],
  answer: fields("responseCode", "errorFieldName"),
  uncertain: ["errorFieldName"],
});
