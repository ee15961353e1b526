import { defineMethod } from "../method.js";
import {
  billingAddress,
  billingContact,
  customerAddress,
  customerContact,
  customerData,
  customerId,
  customerIpAddress,
  customerLanguage,
  deliveryAddress,
  deliveryContact,
  deliveryData,
  holderAddress,
  holderContact,
} from "../fields/buyer.js";
import { fraudData } from "../fields/fraud.js";
import { customerBankCode, customerBankName } from "../fields/mandate.js";
import { paymentMeanBrand } from "../fields/payment-mean.js";
import { merchantReturnUrl, messageVersion, redirectionData, redirectionUrl } from "../fields/redirection.js";
import { errorFieldName, responseCode } from "../fields/result.js";
import {
  amount,
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
 * Opens a bank transfer payment (iDEAL) and gives the page to POST the buyer to.
 */
export const creditTransferInitialize = defineMethod({
  name: "creditTransferInitialize",
  path: "/rs-services/v2/checkout/creditTransferInitialize",
  interfaceVersion: "IR_WS_2.53",
  resultField: "responseCode",
  effect: "open",
  summary: "Opens a bank transfer payment (iDEAL) and gives the page to POST the buyer to.",
  request: {
    required: {
      amount,
      currencyCode,
      orderChannel,
      paymentMeanBrand,
      merchantReturnUrl,
      customerBankCode,
      customerBankName,
    },
    conditional: { transactionReference, s10TransactionReference },
    optional: {
      customerLanguage,
      invoiceReference,
      merchantTransactionDateTime,
      orderId,
      paymentPattern,
      returnContext,
      statementReference,
      transactionOrigin,
      customerId,
      customerIpAddress,
      billingAddress,
      billingContact,
      customerAddress,
      customerContact,
      deliveryAddress,
      deliveryContact,
      holderAddress,
      holderContact,
      customerData,
      fraudData,
      deliveryData,
    },
  },
  rules: [],
  answer: { responseCode, redirectionUrl, redirectionData, messageVersion, errorFieldName },
  uncertain: [],
});
