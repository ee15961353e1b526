import { defineMethod } from "../method.js";
import { merchantWalletId, paymentMeanId, walletActionDateTime } from "../fields/payment-mean.js";
import { errorFieldName, walletResponseCode } from "../fields/result.js";

/**
 * Removes one payment mean of a wallet for good.
 */
export const deletePaymentMean = defineMethod({
  name: "deletePaymentMean",
  path: "/rs-services/v2/wallet/deletePaymentMean",
  interfaceVersion: "WR_WS_2.53",
  resultField: "walletResponseCode",
  effect: "change",
  summary: "Removes one payment mean of a wallet for good.",
  request: {
    required: { merchantWalletId, paymentMeanId },
    conditional: {},
    optional: {},
  },
  rules: [],
  answer: { walletResponseCode, walletActionDateTime, errorFieldName },
  uncertain: [],
});
