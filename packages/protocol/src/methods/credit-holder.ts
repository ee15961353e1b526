import { defineMethod } from "../method.js";
import { customerEmail, customerId, customerIpAddress } from "../fields/buyer.js";
import {
  cardEffectiveDate,
  cardExpiryDate,
  cardNumber,
  cardScheme,
  cardSeqNumber,
  maskedPan,
  panType,
} from "../fields/card.js";
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
import { cardAsItsTypeSays } from "../rules.js";

/**
 * Credits a cardholder by card number (or token) with no prior transaction.
 */
export const creditHolder = defineMethod({
  name: "creditHolder",
  path: "/rs-services/v2/cashManagement/creditHolder",
  interfaceVersion: "CR_WS_2.53",
  resultField: "responseCode",
  effect: "money",
  summary: "Credits a cardholder by card number (or token) with no prior transaction.",
  request: {
    required: { amount, currencyCode, cardNumber, cardExpiryDate, orderChannel },
    conditional: { transactionReference, s10TransactionReference },
    optional: {
      cardEffectiveDate,
      cardScheme,
      cardSeqNumber,
      panType,
      customerEmail,
      customerId,
      customerIpAddress,
      orderId,
      returnContext,
      transactionOrigin,
    },
  },
  rules: [cardAsItsTypeSays],
  answer: {
    acquirerResponseCode,
    authorisationId,
    maskedPan,
    newStatus,
    operationDateTime,
    responseCode,
    s10TransactionReference,
    transactionReference,
    errorFieldName,
  },
  uncertain: [],
});
