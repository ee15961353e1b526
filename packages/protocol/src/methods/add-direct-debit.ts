import { defineMethod } from "../method.js";
import { maskedPan } from "../fields/card.js";
import { customerAccount, customerBankCode, mandateId, transactionActors } from "../fields/mandate.js";
import {
  merchantWalletId,
  paymentMeanAlias,
  paymentMeanBrand,
  paymentMeanId,
  walletActionDateTime,
} from "../fields/payment-mean.js";
import { errorFieldName, walletResponseCode } from "../fields/result.js";

/**
 * Stores a direct debit payment mean (mandate) in a wallet.
 */
export const addDirectDebit = defineMethod({
  name: "addDirectDebit",
  path: "/rs-services/v2/wallet/addDirectDebit",
  interfaceVersion: "WR_WS_2.53",
  resultField: "walletResponseCode",
  effect: "change",
  summary: "Stores a direct debit payment mean (mandate) in a wallet.",
  request: {
    required: { merchantWalletId, paymentMeanBrand },
    conditional: {},
    optional: { mandateId, customerBankCode, customerAccount, transactionActors, paymentMeanAlias },
  },
  rules: [],
  answer: {
    walletResponseCode,
    walletActionDateTime,
    paymentMeanId,
    maskedPan,
    transactionActors,
    errorFieldName,
  },
  uncertain: [],
});
