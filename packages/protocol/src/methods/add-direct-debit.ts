import { fields } from "../fields/fields.js";
import { defineMethod } from "../method.js";

export const addDirectDebit = defineMethod({
  name: "addDirectDebit",
  path: "/rs-services/v2/wallet/addDirectDebit",
  interfaceVersion: "WR_WS_2.53",
  resultField: "walletResponseCode",
  effect: "change",
  summary: "Stores a mandate for direct debits in a wallet.",
  request: {
    required: fields("merchantWalletId", "paymentMeanBrand"),
    conditional: {},
    optional: fields(
      "mandateId",
      "customerBankCode",
      "customerAccount",
      "transactionActors",
      "paymentMeanAlias",
    ),
  },
  rules: [],
  answer: fields(
    "walletResponseCode",
    "walletActionDateTime",
    "paymentMeanId",
    "maskedPan",
    "transactionActors",
    "errorFieldName",
  ),
  uncertain: [],
});
