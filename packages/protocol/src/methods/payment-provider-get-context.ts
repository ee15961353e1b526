import { fields } from "../fields/fields.js";
import { defineMethod } from "../method.js";
import { oneTransactionReference } from "../field-rules.js";

/** Request fields are those of the official sample; the response sample is cut after deliveryAddress. */
export const paymentProviderGetContext = defineMethod({
  name: "paymentProviderGetContext",
  path: "/rs-services/v2/checkout/paymentProviderGetContext",
  interfaceVersion: "IR_WS_2.53",
  resultField: "responseCode",
  effect: "read",
  summary:
    "Optional call between return from PayPal and finalisation: reads the payer identity and delivery address chosen at the provider, so that they can be shown before confirmation.",
  request: {
    required: fields("redirectionData", "messageVersion"),
    conditional: fields("transactionReference", "s10TransactionReference"),
    optional: {},
  },
  rules: [oneTransactionReference],
  answer: fields(
    "responseCode",
    "deliveryAddress",
    "deliveryContact",
    "customerContact",
    "customerAddress",
    "errorFieldName",
  ),
  uncertain: ["customerAddress", "customerContact", "deliveryContact", "errorFieldName"],
});
