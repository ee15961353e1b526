import { fields } from "../fields/fields.js";
import { defineMethod } from "../method.js";

/**
 * Prefix conflict in the official pages: English pages (Sogenactif 24.2, Mercanet) print WR_WS_2.53 / WR_WS_2.55,
 * French pages (Sips, Sherlock's) print FR_WS_2.55; removeFromFraudList and getVelocityData are FR_WS. FR_WS is
 * the coherent choice. The page has Required, Conditional and Optional groups; the Conditional group was not
 * visible.
 */
export const addToFraudList = defineMethod({
  name: "addToFraudList",
  path: "/rs-services/v2/fraud/addToFraudList",
  interfaceVersion: "FR_WS_2.53",
  resultField: "responseCode",
  effect: "change",
  summary: "Puts an element (card number, token, transaction ...) on a black, grey or white fraud list.",
  request: {
    required: fields("fraudListElementValue", "fraudListLevel", "fraudListType"),
    conditional: fields("fraudListElementType"),
    optional: fields("fraudListReasonCode"),
  },
  rules: [],
  answer: fields("responseCode", "errorFieldName"),
  uncertain: ["errorFieldName"],
});
