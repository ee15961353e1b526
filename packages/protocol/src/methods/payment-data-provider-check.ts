import { defineMethod } from "../method.js";
import { cardExpiryDate, maskedPan, panType, tokenPan } from "../fields/card.js";
import { paymentData, paymentMeanDataProvider } from "../fields/payment-mean.js";
import { authenticationResult } from "../fields/redirection.js";
import { errorFieldName, responseCode } from "../fields/result.js";
import { s10TransactionReference, transactionReference } from "../fields/transaction.js";

/**
 * Has Sips decipher the payload given by an OEM wallet (Google Pay) and continue to payment.
 *
 * Response list not seen beyond seal and authenticationResult.
 */
export const paymentDataProviderCheck = defineMethod({
  name: "paymentDataProviderCheck",
  path: "/rs-services/v2/checkout/paymentDataProviderCheck",
  interfaceVersion: "IR_WS_2.53",
  resultField: "responseCode",
  effect: "open",
  summary: "Has Sips decipher the payload given by an OEM wallet (Google Pay) and continue to payment.",
  request: {
    required: { paymentMeanDataProvider, paymentData },
    conditional: {},
    optional: { transactionReference, s10TransactionReference },
  },
  rules: [],
  answer: {
    authenticationResult,
    responseCode,
    errorFieldName,
    cardExpiryDate,
    maskedPan,
    panType,
    tokenPan,
  },
  uncertain: [
    "cardExpiryDate",
    "errorFieldName",
    "maskedPan",
    "panType",
    "s10TransactionReference",
    "tokenPan",
    "transactionReference",
  ],
});
