import { codeList } from "../code-list.js";

/** First part of interfaceVersion, which names the service. */
export const interfaceVersionPrefix = codeList({
  name: "interfaceVersionPrefix",
  values: {
    IR_WS: {
      meaning: { en: "Checkout service (and payment page)", fr: "Service checkout (et page de paiement)" },
    },
    CR_WS: { meaning: { en: "Cash management service", fr: "Service cashManagement" } },
    DR_WS: { meaning: { en: "Diagnostic service", fr: "Service diagnostic" } },
    WR_WS: { meaning: { en: "Wallet service", fr: "Service wallet (portefeuille)" } },
    MR_WS: { meaning: { en: "Mandate service", fr: "Service mandate (mandats)" } },
    FR_WS: { meaning: { en: "Fraud service", fr: "Service fraud (fraude)" } },
    TR_WS: { meaning: { en: "Token service", fr: "Service token (tokens)" } },
    PMR_WS: {
      meaning: {
        en: "Service for information on means of payment (paymentMeanInfo)",
        fr: "Service d’information sur les moyens de paiement (paymentMeanInfo)",
      },
    },
    AUT_WS: {
      meaning: {
        en: "Authentication service (hosted fields)",
        fr: "Service d’authentification (champs hébergés)",
      },
    },
    ST_WS: { meaning: { en: "Functions on scheme tokens", fr: "Fonctions sur les tokens des réseaux" } },
    AU_WS: { meaning: { en: "Account updater", fr: "Mise à jour des comptes" } },
    IR_MB: { meaning: { en: "Payment in an application", fr: "Paiement dans une application" } },
    WMR_WS: { meaning: { en: "Wallet page", fr: "Page de gestion du portefeuille" } },
    HP: {
      meaning: {
        en: "Payment page and wallet page by POST",
        fr: "Page de paiement et page de portefeuille par POST",
      },
    },
    JS: {
      meaning: { en: "Answers of the payment page in JSON", fr: "Réponses de la page de paiement en JSON" },
    },
    AR_WS: { meaning: { en: "No longer used", fr: "N’est plus utilisé" } },
  },
});
