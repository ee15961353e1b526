import { fields } from "../fields/fields.js";
import { defineMethod } from "../method.js";
import { cardNumberOrIin } from "../field-rules.js";

export const getCardData = defineMethod({
  name: "getCardData",
  path: "/rs-services/v2/paymentMeanInfo/getCardData",
  interfaceVersion: "PMR_WS_2.53",
  resultField: "paymentMeanInfoResponseCode",
  effect: "read",
  summary: "Reads issuer, scheme and product information for a card number or IIN.",
  request: {
    required: {},
    conditional: fields("cardNumber", "cardIIN"),
    optional: fields("panType"),
  },
  rules: [cardNumberOrIin],
  answer: fields("paymentMeanInfoResponseCode", "cardDataList", "errorFieldName"),
  uncertain: [],
});
