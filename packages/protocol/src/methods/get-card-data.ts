import { defineMethod } from "../method.js";
import { cardDataList, cardIIN, cardNumber, panType } from "../fields/card.js";
import { errorFieldName, paymentMeanInfoResponseCode } from "../fields/result.js";
import { cardNumberOrIin } from "../rules.js";

/**
 * Reads issuer, scheme and product information for a card number or IIN.
 */
export const getCardData = defineMethod({
  name: "getCardData",
  path: "/rs-services/v2/paymentMeanInfo/getCardData",
  interfaceVersion: "PMR_WS_2.53",
  resultField: "paymentMeanInfoResponseCode",
  effect: "read",
  summary: "Reads issuer, scheme and product information for a card number or IIN.",
  request: {
    required: {},
    conditional: { cardNumber, cardIIN },
    optional: { panType },
  },
  rules: [cardNumberOrIin],
  answer: { paymentMeanInfoResponseCode, cardDataList, errorFieldName },
  uncertain: [],
});
