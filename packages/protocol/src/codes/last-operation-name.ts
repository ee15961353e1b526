import { codeList } from "../code-list.js";

/** The last operation made on a transaction. */
export const lastOperationName = codeList({
  name: "lastOperationName",
  values: {
    TRANSACTION: { meaning: { en: "Creation of the transaction", fr: "Création de la transaction" } },
    AUTHOR: { meaning: { en: "Automatic authorisation", fr: "Autorisation automatique" } },
    AUTHOR_BATCH: {
      meaning: {
        en: "Extraction for automatic authorisation",
        fr: "Extraction pour autorisation automatique",
      },
    },
    VALIDATE: { meaning: { en: "Validation", fr: "Validation par le commerçant" } },
    VALIDATE_CHALLENGE: {
      meaning: {
        en: "Validation with release after fraud review",
        fr: "Validation avec acceptation après examen antifraude",
      },
    },
    ACCEPT_CHALLENGE: {
      meaning: { en: "Release after fraud review", fr: "Acceptation après examen antifraude" },
    },
    REFUSE_CHALLENGE: { meaning: { en: "Refusal after fraud review", fr: "Refus après examen antifraude" } },
    CANCEL: { meaning: { en: "Cancellation", fr: "Annulation" } },
    CREDIT: { meaning: { en: "Refund", fr: "Remboursement" } },
    CREDIT_HOLDER: { meaning: { en: "Credit to the holder", fr: "Crédit du porteur" } },
    CREDIT_FROM_TRANSACTION: {
      meaning: { en: "Credit made by duplication", fr: "Crédit réalisé par duplication" },
    },
    CREDIT_CAPTURE: { meaning: { en: "Credit sent to the bank", fr: "Crédit envoyé à la banque" } },
    DEBIT_CAPTURE: { meaning: { en: "Debit sent to the bank", fr: "Débit envoyé à la banque" } },
    CAPTURE: { meaning: { en: "Online capture", fr: "Capture en ligne" } },
    DUPLICATE: { meaning: { en: "Duplication", fr: "Création par duplication" } },
    RECYCLE: { meaning: { en: "Recycling", fr: "Recyclage" } },
    EXPIRED: { meaning: { en: "Expiry", fr: "Expiration" } },
    HOTLIST_CHECK: {
      meaning: { en: "Check against blocked cards", fr: "Contrôle des cartes en opposition" },
    },
    VERIFY_ACCOUNT: { meaning: { en: "Verification of the account", fr: "Vérification du compte" } },
    REFERRAL: {
      meaning: {
        en: "Forcing after a call to the issuer (older list)",
        fr: "Forçage après appel à l’émetteur (ancienne liste)",
      },
    },
  },
});
