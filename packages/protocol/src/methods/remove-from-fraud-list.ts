import { defineMethod } from "../method.js";
import {
  fraudListElementType,
  fraudListElementValue,
  fraudListLevel,
  fraudListType,
} from "../fields/fraud.js";
import { errorFieldName, responseCode } from "../fields/result.js";

/**
 * Takes an element off the fraud lists.
 */
export const removeFromFraudList = defineMethod({
  name: "removeFromFraudList",
  path: "/rs-services/v2/fraud/removeFromFraudList",
  interfaceVersion: "FR_WS_2.53",
  resultField: "responseCode",
  effect: "change",
  summary: "Takes an element off the fraud lists.",
  request: {
    required: { fraudListElementValue, fraudListLevel, fraudListType },
    conditional: { fraudListElementType },
    optional: {},
  },
  rules: [],
  answer: { responseCode, errorFieldName },
  uncertain: ["errorFieldName"],
});
