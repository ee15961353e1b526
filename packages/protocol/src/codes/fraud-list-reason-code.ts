import { codeList } from "../code-list.js";

/** Why an element is on a fraud list; the published list is cut after specialAction. */
export const fraudListReasonCode = codeList({
  name: "fraudListReasonCode",
  values: {
    b2bCustomer: { meaning: { en: "Business customer", fr: "Client professionnel" } },
    bin_rangeTrusted: {
      meaning: {
        en: "Trusted range of card numbers (BIN)",
        fr: "Tranche de numéros de carte (BIN) de confiance",
      },
    },
    cardForbidden: { meaning: { en: "Forbidden card", fr: "Carte interdite" } },
    cardHolderReject: { meaning: { en: "Rejected by the holder", fr: "Rejet du porteur" } },
    cardLost: { meaning: { en: "Lost card", fr: "Carte perdue" } },
    cardStolen: { meaning: { en: "Stolen card", fr: "Carte volée" } },
    cardUnknown: { meaning: { en: "Unknown card", fr: "Carte inconnue" } },
    customerTrusted: { meaning: { en: "Trusted customer", fr: "Client de confiance" } },
    debitNotPossible: { meaning: { en: "Debit not possible", fr: "Débit impossible" } },
    duplicatePaymentAttempt: {
      meaning: { en: "Payment attempted twice", fr: "Tentative de paiement en double" },
    },
    emailTrusted: { meaning: { en: "Trusted e-mail address", fr: "Adresse e-mail de confiance" } },
    emailUnknown: { meaning: { en: "Unknown e-mail address", fr: "Adresse e-mail inconnue" } },
    externallyBlackListed: { meaning: { en: "Black-listed elsewhere", fr: "Sur une liste noire externe" } },
    fraudSuspicion: { meaning: { en: "Suspicion of fraud", fr: "Suspicion de fraude" } },
    fromMdiFiles: { meaning: { en: "Taken from MDI files", fr: "Issu de fichiers MDI" } },
    generalSuspicion: { meaning: { en: "General suspicion", fr: "Suspicion générale" } },
    ibanTrusted: {
      meaning: { en: "Trusted bank account (IBAN)", fr: "Compte bancaire (IBAN) de confiance" },
    },
    ipTrusted: { meaning: { en: "Trusted IP address", fr: "Adresse IP de confiance" } },
    ipUnknown: { meaning: { en: "Unknown IP address", fr: "Adresse IP inconnue" } },
    mandateTrusted: { meaning: { en: "Trusted mandate", fr: "Mandat de confiance" } },
    nameTrusted: { meaning: { en: "Trusted name", fr: "Nom de confiance" } },
    negativeExperience: { meaning: { en: "Bad experience", fr: "Mauvaise expérience" } },
    notSpecified: { meaning: { en: "Reason not given", fr: "Motif non précisé" } },
    panTrusted: { meaning: { en: "Trusted card number", fr: "Numéro de carte de confiance" } },
    phoneTrusted: { meaning: { en: "Trusted telephone number", fr: "Numéro de téléphone de confiance" } },
    phoneUnknown: { meaning: { en: "Unknown telephone number", fr: "Numéro de téléphone inconnu" } },
    positiveExperience: { meaning: { en: "Good experience", fr: "Bonne expérience" } },
    specialAction: { meaning: { en: "Special action", fr: "Action particulière" } },
  },
});
