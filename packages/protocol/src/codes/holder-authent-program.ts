import { codeList } from "../code-list.js";

/** The programme in which the holder authenticated. */
export const holderAuthentProgram = codeList({
  name: "holderAuthentProgram",
  values: {
    "1EUROCOM": { meaning: { en: "1euro.com", fr: "1euro.com" } },
    "3DS": { meaning: { en: "3-D Secure, version 1", fr: "3-D Secure, version 1" } },
    "3DS_V2": { meaning: { en: "3-D Secure, version 2", fr: "3-D Secure, version 2" } },
    APPLEPAY: { meaning: { en: "Apple Pay", fr: "Apple Pay" } },
    ARP: { meaning: { en: "ARP", fr: "ARP" } },
    BCMCMOBILE: { meaning: { en: "Bancontact Mobile", fr: "Bancontact Mobile" } },
    MASTERPASS: { meaning: { en: "Masterpass", fr: "Masterpass" } },
    NO_AUTHENT: { meaning: { en: "No authentication", fr: "Aucune authentification" } },
    NO_AUTHENT_METHOD: {
      meaning: { en: "No method of authentication", fr: "Aucune méthode d’authentification" },
    },
    NOT_SPECIFIED: { meaning: { en: "Programme not given", fr: "Programme non précisé" } },
    PAYLIB: { meaning: { en: "Paylib", fr: "Paylib" } },
  },
});
