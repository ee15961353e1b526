import { codeList } from "../code-list.js";

/** Family of a means of payment. */
export const paymentMeanType = codeList({
  name: "paymentMeanType",
  values: {
    CARD: { meaning: { en: "Card", fr: "Carte" } },
    CREDIT_TRANSFER: { meaning: { en: "Credit transfer", fr: "Virement" } },
    DIRECT_DEBIT: { meaning: { en: "Direct debit", fr: "Prélèvement" } },
    ONLINE_CREDIT: { meaning: { en: "Online credit", fr: "Crédit en ligne" } },
    PROVIDER: { meaning: { en: "Payment provider", fr: "Fournisseur de paiement" } },
    VOUCHER: { meaning: { en: "Voucher", fr: "Titre ou chèque" } },
    WALLET: { meaning: { en: "Wallet", fr: "Portefeuille" } },
    OTHER: { meaning: { en: "Other", fr: "Autre" } },
  },
});
