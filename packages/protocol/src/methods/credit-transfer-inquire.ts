import { defineMethod } from "../method.js";
import { customerLanguage } from "../fields/buyer.js";
import { customerBankList } from "../fields/mandate.js";
import { paymentMeanBrand } from "../fields/payment-mean.js";
import { errorFieldName, responseCode } from "../fields/result.js";
import { currencyCode, s10TransactionReference, transactionReference } from "../fields/transaction.js";

/**
 * Lists the issuing banks offered for a credit transfer brand (iDEAL).
 */
export const creditTransferInquire = defineMethod({
  name: "creditTransferInquire",
  path: "/rs-services/v2/checkout/creditTransferInquire",
  interfaceVersion: "IR_WS_2.53",
  resultField: "responseCode",
  effect: "read",
  summary: "Lists the issuing banks offered for a credit transfer brand (iDEAL).",
  request: {
    required: { currencyCode, paymentMeanBrand },
    conditional: {},
    optional: { customerLanguage, transactionReference, s10TransactionReference },
  },
  rules: [],
  answer: { customerBankList, responseCode, errorFieldName },
  uncertain: [],
});
