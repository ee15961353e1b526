import { codeList } from "../code-list.js";

/** Older codes of walletResponseCode, still printed by some pages of the dictionary. */
export const walletResponseCodeLegacy = codeList({
  name: "walletResponseCodeLegacy",
  values: {
    "01": {
      meaning: {
        en: "The account or the means of payment does not exist (newer interfaces say 25).",
        fr: "Le compte ou le moyen de paiement n’existe pas (les interfaces récentes disent 25).",
      },
    },
    "02": {
      meaning: {
        en: "The account already exists (newer interfaces say 94).",
        fr: "Le compte existe déjà (les interfaces récentes disent 94).",
      },
    },
  },
});
