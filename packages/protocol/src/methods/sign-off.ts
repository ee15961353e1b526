import { fields } from "../fields/fields.js";
import { defineMethod } from "../method.js";

/**
 * PHP227 declares walletOrderResponseCode in its response class; the official table and sample say
 * walletResponseCode.
 */
export const signOff = defineMethod({
  name: "signOff",
  path: "/rs-services/v2/wallet/signOff",
  interfaceVersion: "WR_WS_2.53",
  resultField: "walletResponseCode",
  effect: "change",
  summary: "Deletes a wallet and everything in it.",
  request: {
    required: fields("merchantWalletId"),
    conditional: {},
    optional: {},
  },
  rules: [],
  answer: fields("walletResponseCode", "walletActionDateTime", "errorFieldName"),
  uncertain: [],
});
