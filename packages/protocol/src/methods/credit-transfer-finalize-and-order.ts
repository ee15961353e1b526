import { defineMethod } from "../method.js";
import { customerId, customerIpAddress } from "../fields/buyer.js";
import { merchantId } from "../fields/envelope.js";
import {
  complementaryCode,
  complementaryInfo,
  scoreColor,
  scoreInfo,
  scoreProfile,
  scoreThreshold,
  scoreValue,
} from "../fields/fraud.js";
import { customerBankCode, customerBankName } from "../fields/mandate.js";
import { paymentMeanBrand } from "../fields/payment-mean.js";
import {
  holderAuthentMethod,
  holderAuthentProgram,
  holderAuthentStatus,
  messageVersion,
  redirectionData,
} from "../fields/redirection.js";
import { errorFieldName, responseCode } from "../fields/result.js";
import {
  amount,
  authorisationId,
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
  transactionDateTime,
  transactionReference,
} from "../fields/transaction.js";
import { oneTransactionReference } from "../rules.js";

/**
 * Obtains and records the result of the bank transfer after the buyer came back.
 */
export const creditTransferFinalizeAndOrder = defineMethod({
  name: "creditTransferFinalizeAndOrder",
  path: "/rs-services/v2/checkout/creditTransferFinalizeAndOrder",
  interfaceVersion: "IR_WS_2.53",
  resultField: "responseCode",
  effect: "money",
  summary: "Obtains and records the result of the bank transfer after the buyer came back.",
  request: {
    required: { redirectionData, messageVersion },
    conditional: { transactionReference, s10TransactionReference },
    optional: {},
  },
  rules: [oneTransactionReference],
  answer: {
    amount,
    authorisationId,
    captureDay,
    captureMode,
    complementaryCode,
    complementaryInfo,
    currencyCode,
    customerBankCode,
    customerBankName,
    customerId,
    customerIpAddress,
    errorFieldName,
    holderAuthentMethod,
    holderAuthentProgram,
    holderAuthentStatus,
    invoiceReference,
    merchantId,
    merchantTransactionDateTime,
    orderChannel,
    orderId,
    paymentMeanBrand,
    paymentPattern,
    responseCode,
    returnContext,
    s10TransactionReference,
    scoreColor,
    scoreInfo,
    scoreProfile,
    scoreThreshold,
    scoreValue,
    statementReference,
    transactionDateTime,
    transactionReference,
  },
  uncertain: [],
});
