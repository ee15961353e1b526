import { codeList } from "../code-list.js";

/** Result of the check of an authentication message. */
export const holderAuthentResponseCode = codeList({
  name: "holderAuthentResponseCode",
  values: {
    "00": {
      meaning: {
        en: "The authentication message is valid: the cardholder is authenticated.",
        fr: "Le message d’authentification est valide : le porteur est authentifié.",
      },
    },
    "01": {
      meaning: {
        en: "The cardholder is not authenticated.",
        fr: "Le porteur n’est pas authentifié.",
      },
    },
    "02": {
      meaning: {
        en: "The access control server has a technical problem: nobody was authenticated.",
        fr: "Le serveur de contrôle d’accès a un problème technique : personne n’a été authentifié.",
      },
    },
    "03": {
      meaning: {
        en: "There is a proof that authentication was attempted.",
        fr: "Une preuve de tentative d’authentification est disponible.",
      },
    },
    "89": {
      meaning: {
        en: "The authentication session has expired.",
        fr: "La session d’authentification a expiré.",
      },
    },
    "95": {
      meaning: {
        en: "The signature of the authentication message is invalid: it is not the bank's. It proves nothing about the cardholder.",
        fr: "La signature du message d’authentification n’est pas valide : il ne vient pas de la banque. Il ne prouve rien sur le porteur.",
      },
    },
    "96": {
      meaning: {
        en: "The authentication message is invalid. It proves nothing about the cardholder.",
        fr: "Le message d’authentification n’est pas valide. Il ne prouve rien sur le porteur.",
      },
    },
  },
});
