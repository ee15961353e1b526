import { defineMethod } from "../method.js";
import { merchantWalletId, paymentMeanId, walletPaymentMeanData } from "../fields/payment-mean.js";
import { errorFieldName, walletResponseCode } from "../fields/result.js";

/**
 * Reads one payment mean of a wallet.
 */
export const getPaymentMeanData = defineMethod({
  name: "getPaymentMeanData",
  path: "/rs-services/v2/wallet/getPaymentMeanData",
  interfaceVersion: "WR_WS_2.53",
  resultField: "walletResponseCode",
  effect: "read",
  summary: "Reads one payment mean of a wallet.",
  request: {
    required: { merchantWalletId, paymentMeanId },
    conditional: {},
    optional: {},
  },
  rules: [],
  answer: { walletResponseCode, walletPaymentMeanData, errorFieldName },
  uncertain: [],
});
