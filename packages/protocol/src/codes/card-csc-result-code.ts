import { codeList } from "../code-list.js";

/** Result of the check of the security code. */
export const cardCSCResultCode = codeList({
  name: "cardCSCResultCode",
  values: {
    "4D": { meaning: { en: "The security code is right.", fr: "Le code de sécurité est correct." } },
    "4E": {
      meaning: {
        en: "The security code is wrong. The buyer may correct it.",
        fr: "Le code de sécurité est faux. Le client peut le corriger.",
      },
    },
    "50": {
      meaning: { en: "The security code was not processed.", fr: "Le code de sécurité n’a pas été traité." },
    },
    "53": { meaning: { en: "The security code is missing.", fr: "Le code de sécurité manque." } },
    "55": {
      meaning: {
        en: "The security code could not be checked.",
        fr: "Le code de sécurité n’a pas pu être contrôlé.",
      },
    },
  },
});
