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
  shoppingCartDetail,
} from "../fields/buyer.js";
import { responseKeyVersion } from "../fields/envelope.js";
import { fraudData } from "../fields/fraud.js";
import { paymentMeanBrand, paymentMeanData, paymentProviderSessionId } from "../fields/payment-mean.js";
import {
  authenticationData,
  merchantReturnUrl,
  messageVersion,
  outerRedirectionUrl,
  redirectionData,
  redirectionUrl,
} from "../fields/redirection.js";
import {
  acquirerNativeResponseCode,
  acquirerResponseIdentifier,
  acquirerResponseMessage,
  errorFieldName,
  responseCode,
} from "../fields/result.js";
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
 * Opens a payment at an external provider or wallet (PayPal, Paylib, Bancontact Mobile, ...) and gives the page to POST the buyer to.
 */
export const paymentProviderInitialize = defineMethod({
  name: "paymentProviderInitialize",
  path: "/rs-services/v2/checkout/paymentProviderInitialize",
  interfaceVersion: "IR_WS_2.53",
  resultField: "responseCode",
  effect: "open",
  summary:
    "Opens a payment at an external provider or wallet (PayPal, Paylib, Bancontact Mobile, ...) and gives the page to POST the buyer to.",
  request: {
    required: { amount, currencyCode, orderChannel, paymentMeanBrand, merchantReturnUrl },
    conditional: { paymentPattern, transactionReference, s10TransactionReference },
    optional: {
      customerLanguage,
      paymentMeanData,
      fraudData,
      deliveryData,
      shoppingCartDetail,
      responseKeyVersion,
      invoiceReference,
      merchantTransactionDateTime,
      orderId,
      returnContext,
      statementReference,
      transactionOrigin,
      customerId,
      customerIpAddress,
      captureDay,
      captureMode,
      billingAddress,
      billingContact,
      customerAddress,
      customerContact,
      deliveryAddress,
      deliveryContact,
      holderAddress,
      holderContact,
      customerData,
      authenticationData,
    },
  },
  rules: [],
  answer: {
    responseCode,
    redirectionUrl,
    redirectionData,
    messageVersion,
    paymentProviderSessionId,
    outerRedirectionUrl,
    acquirerNativeResponseCode,
    acquirerResponseIdentifier,
    acquirerResponseMessage,
    errorFieldName,
  },
  uncertain: [],
});
