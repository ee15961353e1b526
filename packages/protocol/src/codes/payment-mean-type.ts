import { codeList } from "../code-list.js";

export const paymentMeanType = codeList({
  name: "paymentMeanType",
  values: {
    CARD: { meaning: { en: "CARD", fr: "CARD" } },
    CREDIT_TRANSFER: { meaning: { en: "CREDIT_TRANSFER", fr: "CREDIT_TRANSFER" } },
    DIRECT_DEBIT: { meaning: { en: "DIRECT_DEBIT", fr: "DIRECT_DEBIT" } },
    ONLINE_CREDIT: { meaning: { en: "ONLINE_CREDIT", fr: "ONLINE_CREDIT" } },
    PROVIDER: { meaning: { en: "PROVIDER", fr: "PROVIDER" } },
    VOUCHER: { meaning: { en: "VOUCHER", fr: "VOUCHER" } },
    WALLET: { meaning: { en: "WALLET", fr: "WALLET" } },
    OTHER: { meaning: { en: "OTHER", fr: "OTHER" } },
  },
});
