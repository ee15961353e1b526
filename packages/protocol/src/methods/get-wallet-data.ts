import { defineMethod } from "../method.js";
import {
  merchantWalletId,
  walletCreationDateTime,
  walletLastActionDateTime,
  walletPaymentMeanDataList,
} from "../fields/payment-mean.js";
import { errorFieldName, walletResponseCode } from "../fields/result.js";

/**
 * Reads a wallet with all its payment means.
 */
export const getWalletData = defineMethod({
  name: "getWalletData",
  path: "/rs-services/v2/wallet/getWalletData",
  interfaceVersion: "WR_WS_2.53",
  resultField: "walletResponseCode",
  effect: "read",
  summary: "Reads a wallet with all its payment means.",
  request: {
    required: { merchantWalletId },
    conditional: {},
    optional: {},
  },
  rules: [],
  answer: {
    walletResponseCode,
    walletCreationDateTime,
    walletLastActionDateTime,
    walletPaymentMeanDataList,
    errorFieldName,
  },
  uncertain: [],
});
