import { codeList } from "../code-list.js";

/** What the elements given for a fraud list are; more types exist. */
export const fraudListElementType = codeList({
  name: "fraudListElementType",
  values: {
    PAN: { meaning: { en: "Card numbers", fr: "Numéros de carte" } },
    TRANSACTION_ID: {
      meaning: {
        en: "Transactions, written as transactionId@YYYYMMDD",
        fr: "Transactions, écrites transactionId@AAAAMMJJ",
      },
    },
  },
});
