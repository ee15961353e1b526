import { defineMethod } from "../method.js";
import { cardExpiryDate, cardNumber, maskedPan, panType } from "../fields/card.js";
import {
  merchantWalletId,
  paymentMeanAlias,
  paymentMeanBrand,
  paymentMeanId,
  walletActionDateTime,
} from "../fields/payment-mean.js";
import { errorFieldName, walletResponseCode } from "../fields/result.js";
import { cardAsItsTypeSays } from "../rules.js";

/**
 * Stores a card in a wallet, creating the wallet if needed.
 *
 * PHP235 misspells walletActionDateTime as walletActionateTime; the wire name is walletActionDateTime.
 */
export const addCard = defineMethod({
  name: "addCard",
  path: "/rs-services/v2/wallet/addCard",
  interfaceVersion: "WR_WS_2.53",
  resultField: "walletResponseCode",
  effect: "change",
  summary: "Stores a card in a wallet, creating the wallet if needed.",
  request: {
    required: { merchantWalletId, cardNumber, cardExpiryDate },
    conditional: {},
    optional: { paymentMeanAlias, paymentMeanBrand, panType },
  },
  rules: [cardAsItsTypeSays],
  answer: { walletResponseCode, walletActionDateTime, paymentMeanId, maskedPan, errorFieldName },
  uncertain: [],
});
