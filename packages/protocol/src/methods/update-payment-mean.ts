import { fields } from "../fields/fields.js";
import { defineMethod } from "../method.js";

export const updatePaymentMean = defineMethod({
  name: "updatePaymentMean",
  path: "/rs-services/v2/wallet/updatePaymentMean",
  interfaceVersion: "WR_WS_2.53",
  resultField: "walletResponseCode",
  effect: "change",
  summary: "Changes a stored payment mean of a wallet (its alias).",
  request: {
    required: fields("merchantWalletId", "paymentMeanId"),
    conditional: {},
    optional: fields("paymentMeanAlias"),
  },
  rules: [],
  answer: fields("walletResponseCode", "walletActionDateTime", "errorFieldName"),
  uncertain: [],
});
