import { fields } from "../fields/fields.js";
import { defineMethod } from "../method.js";
import { cardAsItsTypeSays } from "../field-rules.js";

/** PHP235 misspells walletActionDateTime as walletActionateTime; the wire name is walletActionDateTime. */
export const addCard = defineMethod({
  name: "addCard",
  path: "/rs-services/v2/wallet/addCard",
  interfaceVersion: "WR_WS_2.53",
  resultField: "walletResponseCode",
  effect: "change",
  summary: "Stores a card in a wallet, creating the wallet if needed.",
  request: {
    required: fields("merchantWalletId", "cardNumber", "cardExpiryDate"),
    conditional: {},
    optional: fields("paymentMeanAlias", "paymentMeanBrand", "panType"),
  },
  rules: [cardAsItsTypeSays],
  answer: fields(
    "walletResponseCode",
    "walletActionDateTime",
    "paymentMeanId",
    "maskedPan",
    "errorFieldName",
  ),
  uncertain: [],
});
