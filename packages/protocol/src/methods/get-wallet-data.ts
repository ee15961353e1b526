import { fields } from "../fields/fields.js";
import { defineMethod } from "../method.js";

export const getWalletData = defineMethod({
  name: "getWalletData",
  path: "/rs-services/v2/wallet/getWalletData",
  interfaceVersion: "WR_WS_2.53",
  resultField: "walletResponseCode",
  effect: "read",
  summary: "Reads a wallet with all its payment means.",
  request: {
    required: fields("merchantWalletId"),
    conditional: {},
    optional: {},
  },
  rules: [],
  answer: fields(
    "walletResponseCode",
    "walletCreationDateTime",
    "walletLastActionDateTime",
    "walletPaymentMeanDataList",
    "errorFieldName",
  ),
  uncertain: [],
});
