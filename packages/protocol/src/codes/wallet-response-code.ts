import { codeList } from "../code-list.js";

export const walletResponseCode = codeList({
  name: "walletResponseCode",
  values: {
    "00": { meaning: { en: "Ok", fr: "Ok" } },
    "03": { meaning: { en: "Merchant contract invalid", fr: "Merchant contract invalid" } },
    "12": { meaning: { en: "Invalid data, see errorFieldName", fr: "Invalid data, see errorFieldName" } },
    "25": { meaning: { en: "Wallet or payment mean unknown", fr: "Wallet or payment mean unknown" } },
    "30": { meaning: { en: "Format error, see errorFieldName", fr: "Format error, see errorFieldName" } },
    "34": { meaning: { en: "Fraud suspicion (seal)", fr: "Fraud suspicion (seal)" } },
    "40": {
      meaning: {
        en: "Shop not allowed to use this wallet service",
        fr: "Shop not allowed to use this wallet service",
      },
    },
    "94": {
      meaning: { en: "Wallet or payment mean already there", fr: "Wallet or payment mean already there" },
    },
    "99": { meaning: { en: "Temporary problem at Sips", fr: "Temporary problem at Sips" } },
  },
});
