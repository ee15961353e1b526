import { defineMethod } from "../method.js";
import {
  merchantWalletId,
  paymentMeanAlias,
  paymentMeanId,
  walletActionDateTime,
} from "../fields/payment-mean.js";
import { errorFieldName, walletResponseCode } from "../fields/result.js";

/**
 * Changes a stored payment mean of a wallet (its alias).
 */
export const updatePaymentMean = defineMethod({
  name: "updatePaymentMean",
  path: "/rs-services/v2/wallet/updatePaymentMean",
  interfaceVersion: "WR_WS_2.53",
  resultField: "walletResponseCode",
  effect: "change",
  summary: "Changes a stored payment mean of a wallet (its alias).",
  request: {
    required: { merchantWalletId, paymentMeanId },
    conditional: {},
    optional: { paymentMeanAlias },
  },
  rules: [],
  answer: { walletResponseCode, walletActionDateTime, errorFieldName },
  uncertain: [],
});
