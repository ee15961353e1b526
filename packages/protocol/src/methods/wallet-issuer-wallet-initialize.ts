import { defineMethod } from "../method.js";
import { customerId, customerIpAddress, customerLanguage } from "../fields/buyer.js";
import { responseKeyVersion } from "../fields/envelope.js";
import { fraudData } from "../fields/fraud.js";
import {
  merchantWalletId,
  paymentMeanBrand,
  paymentMeanData,
  paymentMeanId,
} from "../fields/payment-mean.js";
import { merchantReturnUrl, messageVersion, redirectionData, redirectionUrl } from "../fields/redirection.js";
import { errorFieldName, responseCode } from "../fields/result.js";
import {
  amount,
  captureDay,
  captureMode,
  currencyCode,
  invoiceReference,
  merchantTransactionDateTime,
  orderChannel,
  orderId,
  paymentPattern,
  returnContext,
  s10TransactionReference,
  statementReference,
  transactionOrigin,
  transactionReference,
} from "../fields/transaction.js";

/**
 * One-click payment with an issuer wallet (e.g. Paylib) recorded in a Sips wallet: opens it and gives the redirection.
 *
 * Known fields = official sample; presence flags (R/O) and the INFER fields follow paymentProviderInitialize.
 */
export const walletIssuerWalletInitialize = defineMethod({
  name: "walletIssuerWalletInitialize",
  path: "/rs-services/v2/checkout/walletIssuerWalletInitialize",
  interfaceVersion: "IR_WS_2.53",
  resultField: "responseCode",
  effect: "open",
  summary:
    "One-click payment with an issuer wallet (e.g. Paylib) recorded in a Sips wallet: opens it and gives the redirection.",
  request: {
    required: { amount, currencyCode, orderChannel, merchantReturnUrl, merchantWalletId },
    conditional: { transactionReference, s10TransactionReference },
    optional: {
      paymentMeanBrand,
      paymentMeanId,
      captureMode,
      captureDay,
      customerIpAddress,
      merchantTransactionDateTime,
      customerId,
      customerLanguage,
      orderId,
      returnContext,
      invoiceReference,
      statementReference,
      paymentPattern,
      transactionOrigin,
      responseKeyVersion,
      paymentMeanData,
      fraudData,
    },
  },
  rules: [],
  answer: { responseCode, redirectionUrl, redirectionData, messageVersion, errorFieldName },
  uncertain: ["fraudData", "paymentMeanData", "paymentMeanId", "responseKeyVersion"],
});
