import { codeList } from "../code-list.js";

/** The wallet from which a payment comes. */
export const walletType = codeList({
  name: "walletType",
  values: {
    BCMCMOBILE: { meaning: { en: "Bancontact Mobile", fr: "Bancontact Mobile" } },
    MASTERPASS: { meaning: { en: "Masterpass", fr: "Masterpass" } },
    MERCHANT_WALLET: { meaning: { en: "Wallet of the merchant", fr: "Portefeuille du commerçant" } },
    PAYLIB: { meaning: { en: "Paylib", fr: "Paylib" } },
    VISACHECKOUT: { meaning: { en: "Visa Checkout", fr: "Visa Checkout" } },
  },
});
