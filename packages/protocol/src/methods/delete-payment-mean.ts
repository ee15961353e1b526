import { fields } from "../fields/fields.js";
import { defineMethod } from "../method.js";

export const deletePaymentMean = defineMethod({
  name: "deletePaymentMean",
  path: "/rs-services/v2/wallet/deletePaymentMean",
  interfaceVersion: "WR_WS_2.53",
  resultField: "walletResponseCode",
  effect: "change",
  summary: "Removes one payment mean of a wallet for good.",
  request: {
    required: fields("merchantWalletId", "paymentMeanId"),
    conditional: {},
    optional: {},
  },
  rules: [],
  answer: fields("walletResponseCode", "walletActionDateTime", "errorFieldName"),
  uncertain: [],
});
