import { codeList } from "../code-list.js";

export const walletResponseCodeLegacy = codeList({
  name: "walletResponseCodeLegacy",
  values: {
    "01": {
      meaning: { en: "Account or payment mean does not exist", fr: "Account or payment mean does not exist" },
    },
    "02": { meaning: { en: "Account already exists", fr: "Account already exists" } },
  },
});
