import { codeList } from "../code-list.js";

export const walletType = codeList({
  name: "walletType",
  values: {
    BCMCMOBILE: { meaning: { en: "BCMCMOBILE", fr: "BCMCMOBILE" } },
    MASTERPASS: { meaning: { en: "MASTERPASS", fr: "MASTERPASS" } },
    MERCHANT_WALLET: { meaning: { en: "MERCHANT_WALLET", fr: "MERCHANT_WALLET" } },
    PAYLIB: { meaning: { en: "PAYLIB", fr: "PAYLIB" } },
    VISACHECKOUT: { meaning: { en: "VISACHECKOUT", fr: "VISACHECKOUT" } },
  },
});
