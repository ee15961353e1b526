import { codeList } from "../code-list.js";

/** How the holder authenticated. */
export const holderAuthentMethod = codeList({
  name: "holderAuthentMethod",
  values: {
    NO_AUTHENT: { meaning: { en: "No authentication", fr: "Aucune authentification" } },
    NO_AUTHENT_METHOD: {
      meaning: { en: "No method of authentication", fr: "Aucune méthode d’authentification" },
    },
    NOT_SPECIFIED: { meaning: { en: "Method not given", fr: "Méthode non précisée" } },
    PASSWORD: { meaning: { en: "Password", fr: "Mot de passe" } },
    OTP_HARDWARE: {
      meaning: { en: "One-time code from a device", fr: "Code à usage unique donné par un appareil" },
    },
    OTP_SOFTWARE: {
      meaning: { en: "One-time code from software", fr: "Code à usage unique donné par un logiciel" },
    },
    OTP_TELE: { meaning: { en: "One-time code by telephone", fr: "Code à usage unique reçu par téléphone" } },
    OOB: {
      meaning: {
        en: "Out of band, on another channel than the payment page",
        fr: "Hors bande, par un autre canal que la page de paiement",
      },
    },
    STATIC: { meaning: { en: "Static authentication", fr: "Authentification statique" } },
    DYNAMIC: { meaning: { en: "Dynamic authentication", fr: "Authentification dynamique" } },
  },
});
