import { defineMethod } from "../method.js";
import { maskedPan } from "../fields/card.js";
import { issuerWalletInformation, paymentMeanBrand, walletType } from "../fields/payment-mean.js";
import { messageVersion, redirectionData } from "../fields/redirection.js";
import { acquirerResponseCode, errorFieldName, responseCode } from "../fields/result.js";
import {
  amount,
  authorisationId,
  captureDay,
  captureMode,
  currencyCode,
  orderId,
  returnContext,
  s10TransactionReference,
  transactionDateTime,
  transactionReference,
} from "../fields/transaction.js";
import { oneTransactionReference } from "../rules.js";

/**
 * Obtains the outcome of a walletIssuerWalletInitialize payment.
 *
 * Page not found; modelled on paymentProviderFinalize.
 */
export const walletIssuerWalletFinalize = defineMethod({
  name: "walletIssuerWalletFinalize",
  path: "/rs-services/v2/checkout/walletIssuerWalletFinalize",
  interfaceVersion: "IR_WS_2.53",
  resultField: "responseCode",
  effect: "money",
  summary: "Obtains the outcome of a walletIssuerWalletInitialize payment.",
  request: {
    required: { redirectionData, messageVersion },
    conditional: { transactionReference, s10TransactionReference },
    optional: {},
  },
  rules: [oneTransactionReference],
  answer: {
    responseCode,
    acquirerResponseCode,
    authorisationId,
    amount,
    captureDay,
    captureMode,
    currencyCode,
    maskedPan,
    orderId,
    paymentMeanBrand,
    returnContext,
    s10TransactionReference,
    transactionDateTime,
    transactionReference,
    walletType,
    issuerWalletInformation,
    errorFieldName,
  },
  uncertain: [
    "acquirerResponseCode",
    "amount",
    "authorisationId",
    "captureDay",
    "captureMode",
    "currencyCode",
    "errorFieldName",
    "interfaceVersion",
    "intermediateServiceProviderId",
    "issuerWalletInformation",
    "keyVersion",
    "maskedPan",
    "merchantId",
    "messageVersion",
    "orderId",
    "paymentMeanBrand",
    "redirectionData",
    "responseCode",
    "returnContext",
    "s10TransactionReference",
    "seal",
    "sealAlgorithm",
    "transactionDateTime",
    "transactionReference",
    "walletType",
  ],
});
