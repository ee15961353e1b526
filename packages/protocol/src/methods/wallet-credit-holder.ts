import { fields } from "../fields/fields.js";
import { defineMethod } from "../method.js";

/** Path confirmed by client code (cashManagement/walletCreditHolder). */
export const walletCreditHolder = defineMethod({
  name: "walletCreditHolder",
  path: "/rs-services/v2/cashManagement/walletCreditHolder",
  interfaceVersion: "CR_WS_2.53",
  resultField: "responseCode",
  effect: "money",
  summary: "Credits a card stored in a wallet with no prior transaction.",
  request: {
    required: fields("amount", "currencyCode", "merchantWalletId", "paymentMeanId", "orderChannel"),
    conditional: fields("transactionReference", "s10TransactionReference"),
    optional: fields(
      "panType",
      "customerEmail",
      "customerId",
      "customerIpAddress",
      "orderId",
      "returnContext",
      "transactionOrigin",
    ),
  },
  rules: [],
  answer: fields(
    "acquirerResponseCode",
    "authorisationId",
    "maskedPan",
    "newStatus",
    "operationDateTime",
    "paymentMeanBrand",
    "responseCode",
    "s10TransactionReference",
    "transactionReference",
    "errorFieldName",
  ),
  uncertain: [],
});
