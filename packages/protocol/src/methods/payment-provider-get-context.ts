import { defineMethod } from "../method.js";
import { customerAddress, customerContact, deliveryAddress, deliveryContact } from "../fields/buyer.js";
import { messageVersion, redirectionData } from "../fields/redirection.js";
import { errorFieldName, responseCode } from "../fields/result.js";
import { s10TransactionReference, transactionReference } from "../fields/transaction.js";
import { oneTransactionReference } from "../rules.js";

/**
 * Optional call between return from PayPal and finalisation: reads the payer identity and delivery address chosen at the provider, so that they can be shown before confirmation.
 *
 * Request fields are those of the official sample; the response sample is cut after deliveryAddress.
 */
export const paymentProviderGetContext = defineMethod({
  name: "paymentProviderGetContext",
  path: "/rs-services/v2/checkout/paymentProviderGetContext",
  interfaceVersion: "IR_WS_2.53",
  resultField: "responseCode",
  effect: "read",
  summary:
    "Optional call between return from PayPal and finalisation: reads the payer identity and delivery address chosen at the provider, so that they can be shown before confirmation.",
  request: {
    required: { redirectionData, messageVersion },
    conditional: { transactionReference, s10TransactionReference },
    optional: {},
  },
  rules: [oneTransactionReference],
  answer: {
    responseCode,
    deliveryAddress,
    deliveryContact,
    customerContact,
    customerAddress,
    errorFieldName,
  },
  uncertain: ["customerAddress", "customerContact", "deliveryContact", "errorFieldName"],
});
