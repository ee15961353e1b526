import { defineMethod } from "../method.js";
import { merchantWalletId, walletActionDateTime } from "../fields/payment-mean.js";
import { errorFieldName, walletResponseCode } from "../fields/result.js";

/**
 * Deletes a wallet and everything in it.
 *
 * PHP227 declares walletOrderResponseCode in its response class; the official table and sample say walletResponseCode.
 */
export const signOff = defineMethod({
  name: "signOff",
  path: "/rs-services/v2/wallet/signOff",
  interfaceVersion: "WR_WS_2.53",
  resultField: "walletResponseCode",
  effect: "change",
  summary: "Deletes a wallet and everything in it.",
  request: {
    required: { merchantWalletId },
    conditional: {},
    optional: {},
  },
  rules: [],
  answer: { walletResponseCode, walletActionDateTime, errorFieldName },
  uncertain: [],
});
