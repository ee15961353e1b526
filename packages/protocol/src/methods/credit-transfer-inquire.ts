import { fields } from "../fields/fields.js";
import { defineMethod } from "../method.js";

export const creditTransferInquire = defineMethod({
  name: "creditTransferInquire",
  path: "/rs-services/v2/checkout/creditTransferInquire",
  interfaceVersion: "IR_WS_2.53",
  resultField: "responseCode",
  effect: "read",
  summary: "Lists the issuing banks offered for a credit transfer brand (iDEAL).",
  request: {
    required: fields("currencyCode", "paymentMeanBrand"),
    conditional: {},
    optional: fields("customerLanguage", "transactionReference", "s10TransactionReference"),
  },
  rules: [],
  answer: fields("customerBankList", "responseCode", "errorFieldName"),
  uncertain: [],
});
