import { fields } from "../fields/fields.js";
import { defineMethod } from "../method.js";
import { cardAsItsTypeSays } from "../field-rules.js";

export const creditHolder = defineMethod({
  name: "creditHolder",
  path: "/rs-services/v2/cashManagement/creditHolder",
  interfaceVersion: "CR_WS_2.53",
  resultField: "responseCode",
  effect: "money",
  summary: "Credits a cardholder by card number (or token) with no prior transaction.",
  request: {
    required: fields("amount", "currencyCode", "cardNumber", "cardExpiryDate", "orderChannel"),
    conditional: fields("transactionReference", "s10TransactionReference"),
    optional: fields(
      "cardEffectiveDate",
      "cardScheme",
      "cardSeqNumber",
      "panType",
      "customerEmail",
      "customerId",
      "customerIpAddress",
      "orderId",
      "returnContext",
      "transactionOrigin",
    ),
  },
  rules: [cardAsItsTypeSays],
  answer: fields(
    "acquirerResponseCode",
    "authorisationId",
    "maskedPan",
    "newStatus",
    "operationDateTime",
    "responseCode",
    "s10TransactionReference",
    "transactionReference",
    "errorFieldName",
  ),
  uncertain: [],
});
