import { defineMethod } from "../method.js";
import { customerEmail, customerId, customerIpAddress } from "../fields/buyer.js";
import { maskedPan, panType } from "../fields/card.js";
import { merchantWalletId, paymentMeanBrand, paymentMeanId } from "../fields/payment-mean.js";
import { acquirerResponseCode, errorFieldName, newStatus, responseCode } from "../fields/result.js";
import {
  amount,
  authorisationId,
  currencyCode,
  operationDateTime,
  orderChannel,
  orderId,
  returnContext,
  s10TransactionReference,
  transactionOrigin,
  transactionReference,
} from "../fields/transaction.js";

/**
 * Same credit with a card stored in a wallet.
 *
 * Path confirmed by client code (cashManagement/walletCreditHolder).
 */
export const walletCreditHolder = defineMethod({
  name: "walletCreditHolder",
  path: "/rs-services/v2/cashManagement/walletCreditHolder",
  interfaceVersion: "CR_WS_2.53",
  resultField: "responseCode",
  effect: "money",
  summary: "Same credit with a card stored in a wallet.",
  request: {
    required: { amount, currencyCode, merchantWalletId, paymentMeanId, orderChannel },
    conditional: { transactionReference, s10TransactionReference },
    optional: {
      panType,
      customerEmail,
      customerId,
      customerIpAddress,
      orderId,
      returnContext,
      transactionOrigin,
    },
  },
  rules: [],
  answer: {
    acquirerResponseCode,
    authorisationId,
    maskedPan,
    newStatus,
    operationDateTime,
    paymentMeanBrand,
    responseCode,
    s10TransactionReference,
    transactionReference,
    errorFieldName,
  },
  uncertain: [],
});
