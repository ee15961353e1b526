import { codeList } from "../code-list.js";

export const holderAuthentProgram = codeList({
  name: "holderAuthentProgram",
  values: {
    "1EUROCOM": { meaning: { en: "1EUROCOM", fr: "1EUROCOM" } },
    "3DS": { meaning: { en: "3DS", fr: "3DS" } },
    "3DS_V2": { meaning: { en: "3DS_V2", fr: "3DS_V2" } },
    APPLEPAY: { meaning: { en: "APPLEPAY", fr: "APPLEPAY" } },
    ARP: { meaning: { en: "ARP", fr: "ARP" } },
    BCMCMOBILE: { meaning: { en: "BCMCMOBILE", fr: "BCMCMOBILE" } },
    MASTERPASS: { meaning: { en: "MASTERPASS", fr: "MASTERPASS" } },
    NO_AUTHENT: { meaning: { en: "NO_AUTHENT", fr: "NO_AUTHENT" } },
    NO_AUTHENT_METHOD: { meaning: { en: "NO_AUTHENT_METHOD", fr: "NO_AUTHENT_METHOD" } },
    NOT_SPECIFIED: { meaning: { en: "NOT_SPECIFIED", fr: "NOT_SPECIFIED" } },
    PAYLIB: { meaning: { en: "PAYLIB", fr: "PAYLIB" } },
  },
});
