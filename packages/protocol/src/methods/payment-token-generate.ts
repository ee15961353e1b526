import { fields } from "../fields/fields.js";
import { defineMethod } from "../method.js";
import { cardAsItsTypeSays } from "../field-rules.js";

/**
 * Response never seen. The excerpt stops after interfaceVersion in an alphabetical list of optional fields, so
 * fields before it in the alphabet other than the card ones do not exist and merchantId etc. follow.
 */
export const paymentTokenGenerate = defineMethod({
  name: "paymentTokenGenerate",
  path: "/rs-services/v2/token/paymentTokenGenerate",
  interfaceVersion: "TR_WS_2.53",
  resultField: "responseCode",
  effect: "open",
  summary: "Produces a payment token as used by Hosted Fields payments, from card data.",
  request: {
    required: {},
    conditional: {},
    optional: fields("cardNumber", "cardExpiryDate", "cardCSCValue", "panType", "paymentMeanBrand"),
  },
  rules: [cardAsItsTypeSays],
  answer: fields("responseCode", "tokenResponseCode", "paymentToken", "errorFieldName"),
  uncertain: ["errorFieldName", "panType", "paymentMeanBrand", "tokenResponseCode"],
});
