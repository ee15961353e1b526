import { fields } from "../fields/fields.js";
import { defineMethod } from "../method.js";

/** Response list not seen beyond seal and authenticationResult. */
export const paymentDataProviderCheck = defineMethod({
  name: "paymentDataProviderCheck",
  path: "/rs-services/v2/checkout/paymentDataProviderCheck",
  interfaceVersion: "IR_WS_2.53",
  resultField: "responseCode",
  effect: "open",
  summary: "Has Sips decrypt the payload of an OEM wallet (Google Pay), so that its card can be charged.",
  request: {
    required: fields("paymentMeanDataProvider", "paymentData"),
    conditional: {},
    optional: fields("transactionReference", "s10TransactionReference"),
  },
  rules: [],
  answer: fields(
    "authenticationResult",
    "responseCode",
    "errorFieldName",
    "cardExpiryDate",
    "maskedPan",
    "panType",
    "tokenPan",
  ),
  uncertain: [
    "cardExpiryDate",
    "errorFieldName",
    "maskedPan",
    "panType",
    "s10TransactionReference",
    "tokenPan",
    "transactionReference",
  ],
});
