import { fields } from "../fields/fields.js";
import { defineMethod } from "../method.js";

/** Known fields = official sample; presence flags (R/O) and the INFER fields follow paymentProviderInitialize. */
export const walletIssuerWalletInitialize = defineMethod({
  name: "walletIssuerWalletInitialize",
  path: "/rs-services/v2/checkout/walletIssuerWalletInitialize",
  interfaceVersion: "IR_WS_2.53",
  resultField: "responseCode",
  effect: "open",
  summary:
    "One-click payment with an issuer wallet (e.g. Paylib) recorded in a Sips wallet: opens it and gives the redirection.",
  request: {
    required: fields("amount", "currencyCode", "orderChannel", "merchantReturnUrl", "merchantWalletId"),
    conditional: fields("transactionReference", "s10TransactionReference"),
    optional: fields(
      "paymentMeanBrand",
      "paymentMeanId",
      "captureMode",
      "captureDay",
      "customerIpAddress",
      "merchantTransactionDateTime",
      "customerId",
      "customerLanguage",
      "orderId",
      "returnContext",
      "invoiceReference",
      "statementReference",
      "paymentPattern",
      "transactionOrigin",
      "responseKeyVersion",
      "paymentMeanData",
      "fraudData",
    ),
  },
  rules: [],
  answer: fields("responseCode", "redirectionUrl", "redirectionData", "messageVersion", "errorFieldName"),
  uncertain: ["fraudData", "paymentMeanData", "paymentMeanId", "responseKeyVersion"],
});
