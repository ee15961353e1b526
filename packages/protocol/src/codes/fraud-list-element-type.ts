import { codeList } from "../code-list.js";

export const fraudListElementType = codeList({
  name: "fraudListElementType",
  values: {
    PAN: { meaning: { en: "Card numbers", fr: "Card numbers" } },
    TRANSACTION_ID: { meaning: { en: "TransactionId@YYYYMMDD pairs", fr: "TransactionId@YYYYMMDD pairs" } },
  },
});
