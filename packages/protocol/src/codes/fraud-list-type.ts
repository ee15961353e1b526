import { codeList } from "../code-list.js";

/** What a fraud list holds. */
export const fraudListType = codeList({
  name: "fraudListType",
  values: {
    BicList: { meaning: { en: "Banks (BIC)", fr: "Banques (BIC)" } },
    CardBinList: { meaning: { en: "First digits of cards (BIN)", fr: "Premiers chiffres de cartes (BIN)" } },
    CardList: { meaning: { en: "Cards", fr: "Cartes" } },
    CustomerNameList: { meaning: { en: "Names of customers", fr: "Noms de clients" } },
    EmailList: { meaning: { en: "E-mail addresses", fr: "Adresses e-mail" } },
    IbanList: { meaning: { en: "Bank accounts (IBAN)", fr: "Comptes bancaires (IBAN)" } },
    IdList: { meaning: { en: "Identifiers of customers", fr: "Identifiants de clients" } },
    IpList: { meaning: { en: "IP addresses", fr: "Adresses IP" } },
    MandateList: { meaning: { en: "Mandates", fr: "Mandats" } },
    PhoneNumberList: { meaning: { en: "Telephone numbers", fr: "Numéros de téléphone" } },
    PostalCodeList: { meaning: { en: "Postcodes", fr: "Codes postaux" } },
  },
});
