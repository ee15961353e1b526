import { fields } from "../fields/fields.js";
import { defineMethod } from "../method.js";

export const getPaymentMeanData = defineMethod({
  name: "getPaymentMeanData",
  path: "/rs-services/v2/wallet/getPaymentMeanData",
  interfaceVersion: "WR_WS_2.53",
  resultField: "walletResponseCode",
  effect: "read",
  summary: "Reads one payment mean of a wallet.",
  request: {
    required: fields("merchantWalletId", "paymentMeanId"),
    conditional: {},
    optional: {},
  },
  rules: [],
  answer: fields("walletResponseCode", "walletPaymentMeanData", "errorFieldName"),
  uncertain: [],
});
